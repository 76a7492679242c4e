interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly value: T;
  readonly choose: (value: T) => void;
}

/** A row of words of which one is chosen. */
export function Choice<T extends string>({ name, options, value, choose }: ChoiceProps<T>) {
  return (
    <fieldset class="choice">
      <legend>{name}</legend>
      {options.map(([option, label]) => (
        <button key={option} type="button" aria-pressed={option === value} onClick={() => choose(option)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
