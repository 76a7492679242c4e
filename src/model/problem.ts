/** Input that could not be read, or only in part. The next article goes on. */
export interface Problem {
  /** Path, URL or `-`. */
  readonly file: string;
  /** 1-based, when the trouble has a line. */
  readonly line: number | null;
  /** What is wrong and what to do, in one line. */
  readonly message: string;
}
