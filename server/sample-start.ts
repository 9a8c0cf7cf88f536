import type { Config } from './config.ts';
import type { SampleLogin } from './identity/index.ts';
import type { Passwords } from './platform/crypto/index.ts';
import type { FileStore } from './platform/files/index.ts';
import { loadSample, SAMPLE_LOGINS, type SampleProgress, sampleState } from './sample/index.ts';
import type { Services } from './services.ts';
import type { RunningDatabase } from './start-database.ts';

export type SampleStart = {
  readonly config: Config;
  readonly database: Pick<RunningDatabase, 'embedded'>;
  readonly services: Services;
  readonly files: FileStore;
  readonly passwords: Passwords;
  readonly say: (line: string) => void;
};

/**
 * Puts the sample year into an embedded database nobody has used yet, or where it is asked for; goes on with
 * a load that was interrupted. Returns the sample logins of an installation that has them, null of any other.
 */
export async function provideSample(start: SampleStart): Promise<readonly SampleLogin[] | null> {
  const { config, services, files, passwords } = start;
  const { database, catalogue } = services;
  const state = await sampleState(database);
  if (state === 'none' && !(await isWanted(start))) return null;
  if (state !== 'done') {
    start.say(state === 'none' ? '正在装入一年的示例数据…' : '继续装入上次没有装完的示例数据…');
    await loadSample(
      { database, catalogue, files, passwords },
      {
        endsAt: services.clock.now(),
        projects: config.sampleProjects,
        onProgress: reporter(start.say),
      },
    );
    start.say('示例数据已装好。');
  }
  return SAMPLE_LOGINS;
}

async function isWanted({ config, database, services }: SampleStart): Promise<boolean> {
  if (config.sampleProjects === 0) return false;
  if (config.sample) return true;
  if (!database.embedded) return false;
  // Not "new in this start": a first start may have been killed before the first sample row.
  const [row] = await services.database.read<{ used: boolean }>({
    name: 'sample_database_used',
    text: 'SELECT EXISTS (SELECT 1 FROM identity.persons) OR EXISTS (SELECT 1 FROM projects.projects) AS used',
  });
  return row?.used === false;
}

/** One line a tenth of the way: readable on a terminal and in a log alike. */
function reporter(say: (line: string) => void): (progress: SampleProgress) => void {
  let tenth = -1;
  return ({ done, total, label }) => {
    const now = total === 0 ? 10 : Math.floor((done / total) * 10);
    if (now === tenth) return;
    tenth = now;
    say(`  ${String(now * 10).padStart(3)}% ${label}`);
  };
}
