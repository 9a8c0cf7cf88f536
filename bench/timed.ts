/** Milliseconds each of so many calls took, by so many clients at once. */
export async function timed(
  count: number,
  clients: number,
  call: (turn: number) => Promise<unknown>,
): Promise<number[]> {
  const samples: number[] = [];
  let turn = 0;
  const client = async () => {
    while (turn < count) {
      const mine = turn;
      turn += 1;
      const since = performance.now();
      await call(mine);
      samples.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return samples;
}
