import { useNavigate } from '@tanstack/react-router';
import {
  type Element,
  elementsOf,
  type ImplementationContent,
  type ImplementedElements,
  type StandardItem,
} from '@zongheng/core/catalogue';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useEntryCommand } from '../../../api/catalogue-entries.ts';
import type { CatalogueDraft, CatalogueEntry, EntryKey } from '../../../api/catalogue-types.ts';
import { useFace } from '../../../frame/use-face.ts';
import { ErrorSummary, type Fault } from '../../../ui/error-summary.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useToday } from '../../../ui/use-today.ts';
import { allowedOf } from './allowed.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { formFaults, serverFaults, weighImplementation, weighStandard } from './draft-faults.ts';
import { FaultContext, isInside, type PlaceFault } from './faults.ts';
import { GroupNav } from './group-nav.tsx';
import { type EditorGroup, implementationGroups } from './implementation-groups.tsx';
import { useLeaveGuard } from './leave-guard.ts';
import { NewerStandard } from './newer-standard.tsx';
import { SaveWords } from './save-words.tsx';
import type { StandardContent } from './standard-content.ts';
import { standardGroups } from './standard-groups.tsx';
import { type Content, useEntryDraft } from './use-entry-draft.ts';
import './editor.css';

type Props = { entry: CatalogueEntry; entryKey: EntryKey; draft: CatalogueDraft };

/** The editor of a standard item or of an implementation: in groups, saved as one types, judged as one types. */
export function EntryEditor({ entry, entryKey, draft }: Props) {
  const face = useFace();
  const navigate = useNavigate();
  const today = useToday();
  const { kind, subject, division } = entryKey;
  const editing = useEntryDraft(entryKey, draft);
  const { content, change, saving, faults, refusals, conflict, resolve, flush, dirty, revision } = editing;
  const [group, setGroup] = useState(0);
  const [summary, setSummary] = useState<readonly Fault[]>([]);
  const command = useEntryCommand(entryKey);
  useLeaveGuard(dirty, flush);

  const above = entry.above === null ? null : (entry.above.content as StandardItem);
  const exceptions = useMemo(() => allowedOf(entry), [entry]);
  const weighed = useMemo(
    () =>
      kind === 'implementation' && above !== null
        ? weighImplementation(above, content as unknown as ImplementationContent, exceptions, today)
        : weighStandard({ version: 1, ...content } as unknown as StandardItem),
    [kind, above, content, exceptions, today],
  );
  const all: PlaceFault[] = [
    ...formFaults(faults),
    ...weighed.faults,
    ...serverFaults(kind, refusals, weighed.faults),
  ];
  const groups = groupsOf();
  const refused = all.filter(({ weight }) => weight !== 'note');
  const countOf = ({ paths }: EditorGroup): number =>
    refused.filter(({ field }) => paths.some((path) => isInside(field, path))).length;
  const groupOf = (field: string): number =>
    Math.max(
      0,
      groups.findIndex(({ paths }) => paths.some((path) => isInside(field, path))),
    );
  const go = (index: number): void => {
    setGroup(index);
    window.scrollTo({ top: 0 });
  };
  const toEntry = () =>
    navigate({
      to: '/$face/entries/$kind/$subject/$division',
      params: { face, kind, subject, division },
    });
  const submit = async (): Promise<void> => {
    setSummary([]);
    if (refused.length > 0) {
      setSummary(refused.map(({ field, message }) => ({ field: placeOf(field, kind), message })));
      return;
    }
    if (!(await flush())) return;
    // The page reads the entry again before this is over and puts the editor away: callbacks of `mutate` would be lost.
    const order = { command: { type: 'submit', revision: revision() } } as const;
    await command.mutateAsync(order).then(toEntry, () => undefined);
  };

  function groupsOf(): readonly EditorGroup[] {
    if (kind !== 'implementation' || above === null) {
      return standardGroups({
        content: content as unknown as StandardContent,
        onChange: (next) => change(next as unknown as Content),
      });
    }
    const own = content as unknown as ImplementationContent;
    const put = <E extends Element>(element: E, value: ImplementedElements[E] | undefined): void => {
      const { [element]: _, ...rest } = own.elements;
      const elements = value === undefined ? rest : { ...rest, [element]: value };
      change({ ...own, elements } as unknown as Content);
    };
    return implementationGroups({
      division,
      local: own.local,
      onLocal: (local) => change({ ...own, local } as unknown as Content),
      tools: {
        own: own.elements,
        standard: elementsOf(above),
        how: (element) => weighed.how.get(element) ?? 'inherited',
        put,
      },
    });
  }

  const shown = groups[group];
  return (
    <FaultContext.Provider value={all}>
      {kind === 'implementation' && entry.above ? (
        <NewerStandard
          under={(content as unknown as ImplementationContent).standard}
          newest={entry.above.version}
          behind={entry.behind}
          onFollow={(standard) => change({ ...content, standard })}
        />
      ) : null}
      <div className="panel">
        <GroupNav
          titles={groups.map(({ title }) => title)}
          current={group}
          faults={groups.map(countOf)}
          onGo={go}
        />
        <div className="form-columns">
          <ErrorSummary faults={summary} onGo={({ field }) => setGroup(groupOf(field))} />
          {command.isError ? <ProblemAlert error={command.error} /> : null}
          <h2>{shown?.title}</h2>
          <div>{shown?.body}</div>
        </div>
        <div className="form-foot">
          {group > 0 ? <Button onClick={() => go(group - 1)}>上一步</Button> : null}
          {group < groups.length - 1 ? (
            <Button type="primary" onClick={() => go(group + 1)}>
              下一步
            </Button>
          ) : null}
          <Button
            type={group === groups.length - 1 ? 'primary' : 'default'}
            loading={command.isPending}
            onClick={() => void submit()}
          >
            提交确认
          </Button>
          <Button onClick={() => void toEntry()}>返回事项</Button>
          <SaveWords saving={saving} />
        </div>
      </div>
      {conflict ? (
        <ConflictDialog
          conflict={conflict}
          mine={content}
          onResolve={resolve}
          onDiscard={() => {
            const theirs = conflict.conflict.current?.content as Content | undefined;
            resolve(theirs ?? {});
            if (theirs === undefined) void toEntry();
          }}
        />
      ) : null}
    </FaultContext.Provider>
  );
}

/** The place the summary leads to: of an element of an implementation its box, which is always there. */
function placeOf(field: string, kind: string): string {
  return kind === 'implementation' ? (/^elements\.\w+/.exec(field)?.[0] ?? field) : field;
}
