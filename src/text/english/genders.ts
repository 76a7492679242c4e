/* Words and given names of English-language news that tell a man from a woman. Written by hand; names that both bear are left out. */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Titles and role words of men. */
export const HIS_TITLES =
  words(`mr mister sir lord king prince duke baron pope father brother rabbi imam spokesman chairman congressman businessman councilman
alderman assemblyman policeman fireman actor son husband man boy gentleman uncle nephew grandfather widower salesman craftsman statesman sheikh emperor`);

/** Titles and role words of women. */
export const HER_TITLES =
  words(`mrs ms miss madam dame lady queen princess duchess baroness sister mother spokeswoman chairwoman congresswoman businesswoman
councilwoman alderwoman assemblywoman policewoman actress daughter wife woman girl aunt niece grandmother widow saleswoman stateswoman empress`);

/** Given names of men. */
export const HIS_NAMES =
  words(`james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua
kenneth kevin brian george timothy ronald edward jason jeffrey jeff ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon samuel gregory greg
frank alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald
carl terry sean austin arthur lawrence jesse dylan bryan joe billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah
louis bobby philip johnny jim mike bill bob tom tim dave dan steve rick rob ben ted ed fred ron ken don ray marco mitch chuck harry bernie barack newt mitt rand jeb tony
vladimir sergei sergey dmitry boris emmanuel angelo mahmoud hassan mohammad mohammed muhammad ahmed ali omar ibrahim yusuf hamid abdul khalid
 francois françois pierre jacques hans klaus jurgen jürgen wolfgang helmut carlos luis jorge miguel pedro pablo fernando javier manuel antonio giovanni mario
luigi paolo silvio matteo giuseppe nigel graham ian neil stuart simon colin martin gordon alastair hugh rupert piers liam gavin craig glenn brett brad chad todd kurt doug
mick nick matt josh jake luke sam max leo oscar felix theodore franklin abraham jared anton igor ivan nikolai mikhail viktor yuri andrei alexei oleg volodymyr petro
narendra rajiv amit sanjay imran nawaz kofi nelson jacob cyril robert desmond elon jeff larry marc corey roger rudy rudolph antonin
clarence brett neil samuel devin adam trey lindsey orrin tim tom cory julian beto pete andrew jay gavin ron greg asa cliff earl lloyd stanley norman leonard herbert ernest
howard clifford marvin melvin leon lewis hubert herman sidney morris milton gilbert dean darrell darren dale clyde cecil`);

/** Given names of women. */
export const HER_NAMES =
  words(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle
carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine
debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline
martha gloria teresa ann sara madison frances kathryn janice alice abigail julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana
natalie brittany charlotte marie kayla alexis lori hillary hilary chelsea nancy nikki kellyanne ivanka melania elaine madeleine loretta sonia elena ruth kamala
amy kirsten elise claire susan lisa dianne barbara maxine tulsi carly jill huma debbie donna theresa angela marine nicola priti amber margrethe christine
jacinda julia aung indira benazir maria natalia olga tatiana svetlana irina elena ekaterina nadia fatima aisha leila yasmin zainab malala michelle
dilma cristina isabel carmen rosa lucia sofia valeria gabriela ana eva greta ingrid astrid birgit heidi monika sabine francesca chiara giulia simone brigitte segolene
ségolène claudia rosalind fiona gillian philippa jane kate katie kathy anne annie sally molly lucy ellen eleanor rose lily ella mia zoe chloe leah naomi miriam deborah
esther bridget maureen colleen erin kelly kristen kristin stacey tammy tina wendy yvonne phyllis lois gail peggy rita sylvia vivian wilma
betsy becky cindy mandy sandy suzanne joanna joanne roberta paula erica veronica vanessa melinda marsha marcia meghan meg gina ariana `);
