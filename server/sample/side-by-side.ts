/** Works on all tasks, `width` of them at a time, in the order given; the first error ends it. */
export async function sideBySide<T>(
  tasks: readonly T[],
  width: number,
  work: (task: T) => Promise<void>,
): Promise<void> {
  const waiting = [...tasks];
  let failed = false;
  const worker = async () => {
    for (let task = waiting.shift(); task !== undefined && !failed; task = waiting.shift()) {
      try {
        await work(task);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: width }, worker));
  for (const result of settled) if (result.status === 'rejected') throw result.reason;
}
