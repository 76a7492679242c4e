/** What may befall or be done to those who are counted: a toll has one of these topics. Words are folded, with the stems that news uses of them. */
export const TOPICS: Readonly<Record<string, readonly string[]>> = {
  killed: words(
    'kill killed kills killing dead die died dies dying death deaths toll fatal fatally fatality fatalities slain slay perished perish murdered murder bodies body casualties lives drowned',
  ),
  injured: words('injure injured injures injuring injury injuries wound wounded wounds wounding hurt hospitalized hospitalised hospital'),
  missing: words('missing unaccounted'),
  arrested: words('arrest arrested arrests arresting detain detained detains detention custody jailed'),
  displaced: words('displaced evacuated evacuate evacuees homeless fled flee refugees shelters shelter'),
  rescued: words('rescued rescue saved survived survivors survivor freed released escaped'),
  infected: words('infected infections infection cases case tested positive'),
  charged: words('charged charges indicted indictment convicted sentenced sued suing sues lawsuit'),
  voted: words('vote votes voted ballots ballot'),
  fired: words('fired fire firing launched launch launching missiles rockets strikes'),
};

/** Words that say nothing of what is counted. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  words(
    'a an the of to in on at by for from with and or but as is are was were be been being has have had will would could can may might said says say told that this these those it its he she his her they their we our who which what when where while than more less least most about nearly almost over under up some all also not no into after before during since new other others people person one two three first last year years month week day days',
  ),
);

function words(text: string): string[] {
  return text.split(' ');
}
