import { spread, table } from '../report.ts';
import { quantile } from '../rounds.ts';
import type { National } from './measure.ts';
import type { Outage } from './outage.ts';
import type { Drained } from './run-bridge.ts';

/** The result as tables in Markdown. */
export function reportNational(result: National): string {
  const { outage, each } = result;
  const { rows } = outage.drained;
  return [
    `A day of outage: ${rows} waiting messages (${Math.round(rows / each)} projects of ${each})\n`,
    reportOutage(outage),
    `\nA refused parent with its children at the head of the queue\n`,
    reportFamily(result),
    `\nDeclaring a project while the centre takes ${result.codes.slowMs / 1000} s to answer\n`,
    reportCodes(result),
    `\nOur own door: facts mapped, checked and put into the outbox\n`,
    reportDoor(result),
  ].join('\n');
}

function reportOutage({ drained, floors, order }: Outage): string {
  const floor = (floors[0] + floors[1]) / 2;
  const written = drained.rows / drained.writtenS;
  const stored = drained.rows / drained.storedS;
  const speeds = table(
    ['', 'rows/s', 'of the floor', 'seconds'],
    [
      [
        'floor (before, after)',
        `${floor.toFixed(0)} (${floors.map((each) => each.toFixed(0)).join(', ')})`,
        '1',
        '',
      ],
      ['written', written.toFixed(0), (written / floor).toFixed(2), drained.writtenS.toFixed(1)],
      ['stored, end to end', stored.toFixed(0), (stored / floor).toFixed(2), drained.storedS.toFixed(1)],
    ],
  );
  const { here, database } = drained.processor;
  const work = `Processor time a row: ${here.toFixed(2)} ms here, ${database.toFixed(2)} ms in the server.`;
  return `${speeds}\n\n${work}\n\n${reportMemory(drained.memory)}\n\n${reportOrder(order)}`;
}

/** Flat: the most is at most 1.3 times what it was after the first tenth. */
function reportMemory(memory: Outage['drained']['memory']): string {
  const after = memory.find(({ share }) => share >= 0.1)?.mib ?? 0;
  const most = Math.max(...memory.map(({ mib }) => mib));
  const figures = [memory[0]?.mib ?? 0, after, most, memory.at(-1)?.mib ?? 0];
  return table(
    ['MiB of this process', 'start', 'after a tenth', 'most', 'end', 'most / after a tenth'],
    [['', ...figures.map((mib) => mib.toFixed(0)), (most / after).toFixed(2)]],
  );
}

function reportOrder({ messages, stored, rows, keys, early }: Outage['order']): string {
  return table(
    [
      'messages',
      'stored',
      'valid rows there',
      'different keys',
      'children sent before their parent was stored',
    ],
    [[messages, stored, rows, keys, early].map(String)],
  );
}

function reportFamily({ family: { without, withIt } }: National): string {
  const speeds = (rounds: readonly Drained[]) => rounds.map(({ rows, storedS }) => rows / storedS);
  const work = (rounds: readonly Drained[]) =>
    rounds.map(({ processor: { here, database } }) => here + database);
  const ratios = (own: readonly number[], other: readonly number[]) =>
    spread(
      own.map((value, i) => value / (other[i] ?? value)),
      2,
    );
  return table(
    ['', 'rows/s (rounds)', 'ratio (rounds)', 'ms of processor a row', 'ratio (rounds)'],
    [
      ['without', spread(speeds(without), 0), '1', spread(work(without), 2), '1'],
      [
        'with',
        spread(speeds(withIt), 0),
        ratios(speeds(withIt), speeds(without)),
        spread(work(withIt), 2),
        ratios(work(withIt), work(without)),
      ],
    ],
  );
}

function reportCodes({ codes: { alone, asking, taken } }: National): string {
  const line = (name: string, samples: readonly number[]) => [
    name,
    String(samples.length),
    quantile(samples, 0.5).toFixed(1),
    quantile(samples, 0.99).toFixed(1),
  ];
  const ratio = (share: number) => (quantile(asking, share) / quantile(alone, share)).toFixed(2);
  return table(
    ['', 'declarations', 'ms p50', 'ms p99'],
    [
      line('nobody asks for codes', alone),
      line(`a worker asks (${taken} taken up)`, asking),
      ['ratio', '', ratio(0.5), ratio(0.99)],
    ],
  );
}

function reportDoor({ door }: National): string {
  return table(
    ['', 'messages/s', 'of the floor'],
    [
      ['floor', door.floor.toFixed(0), '1'],
      [
        `${door.messages} messages of ${door.facts} facts`,
        door.perSecond.toFixed(0),
        (door.perSecond / door.floor).toFixed(2),
      ],
    ],
  );
}
