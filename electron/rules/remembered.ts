/**
 * A pure function of two plain values that keeps its last answers. The same dates come back thousands of times while an
 * application is typed; the store is emptied when full, so that it never grows with the years a program runs.
 */
export const remembered = <A extends string, B extends string | number, Answer>(
  work: (a: A, b: B) => Answer,
  limit = 2000,
): ((a: A, b: B) => Answer) => {
  const answers = new Map<string, Answer>();
  return (a, b) => {
    const key = `${a} ${b}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = work(a, b);
    if (answers.size >= limit) answers.clear();
    answers.set(key, answer);
    return answer;
  };
};
