import { Button, Modal, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { tableTime } from '../../../lib/format.ts';
import { ElementValue } from '../element-value.tsx';
import { elementName } from '../words.ts';
import { type Choice, changesOf, firstChoice, merged } from './merge.ts';
import type { Conflict, Content } from './use-entry-draft.ts';
import './editor.css';

type Props = {
  conflict: Conflict;
  mine: Content;
  onResolve: (content: Content) => void;
  onDiscard: () => void;
};

/** Somebody else saved the draft meanwhile: what each changed, element by element, and which is to stand. */
export function ConflictDialog({ conflict: { base, message, conflict }, mine, onResolve, onDiscard }: Props) {
  const current = conflict.current;
  const theirs = (current?.content as Content | undefined) ?? null;
  const changes = useMemo(() => (theirs === null ? [] : changesOf(base, mine, theirs)), [base, mine, theirs]);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const who = current?.savedBy.name ?? conflict.savedBy?.name ?? '他人';
  const open = changes.filter((change) => (choices[change.key] ?? firstChoice(change)) === null);
  if (theirs === null) {
    return (
      <Modal
        open
        title="这份草稿已不在"
        closable={false}
        footer={[
          <Button key="discard" onClick={onDiscard}>
            放弃我的修改
          </Button>,
          <Button key="keep" type="primary" onClick={() => onResolve(mine)}>
            用我的内容重新建立草稿
          </Button>,
        ]}
      >
        <p role="alert">{message}</p>
      </Modal>
    );
  }
  return (
    <Modal
      open
      title="两人同时修改了这份草稿"
      width={980}
      styles={{ body: { maxHeight: '60vh', overflow: 'auto' } }}
      closable={false}
      keyboard={false}
      footer={[
        <Button key="theirs" onClick={onDiscard}>
          全部采用{who}的
        </Button>,
        <Button
          key="merge"
          type="primary"
          disabled={open.length > 0}
          onClick={() => onResolve(merged(theirs, changes, choices))}
        >
          按所选合并，继续编辑
        </Button>,
      ]}
    >
      <p role="alert">
        {message}
        {current ? `（${tableTime(current.savedAt)}，第 ${current.revision} 稿）` : ''}
      </p>
      <p className="soft">
        只有一方改过的要素，已选好改过的一方。双方都改过的，请逐项选择；没有选的一方不会保存到新稿，仍可在历史稿中找到。
      </p>
      <ol className="conflict-list">
        {changes.map((change) => {
          const name = elementName(change.key);
          const choice = choices[change.key] ?? firstChoice(change);
          return (
            <li key={change.key}>
              <h3>
                {name}
                <span className="soft">（{whoWords(change.by, who)}）</span>
              </h3>
              <Radio.Group
                aria-label={`${name}采用哪一方`}
                value={choice}
                onChange={(event) => setChoices({ ...choices, [change.key]: event.target.value as Choice })}
                className="conflict-sides"
              >
                <div>
                  <Radio value="mine">采用我的</Radio>
                  <div className="conflict-value">
                    <ElementValue element={change.key} value={change.mine} />
                  </div>
                </div>
                <div>
                  <Radio value="theirs">采用{who}的</Radio>
                  <div className="conflict-value">
                    <ElementValue element={change.key} value={change.theirs} />
                  </div>
                </div>
              </Radio.Group>
            </li>
          );
        })}
      </ol>
      {open.length > 0 ? <p role="status">还有 {open.length} 项双方都改过，请选择。</p> : null}
    </Modal>
  );
}

function whoWords(by: 'mine' | 'theirs' | 'both' | 'same', who: string): string {
  if (by === 'mine') return '只有我改过';
  if (by === 'theirs') return `只有${who}改过`;
  return by === 'same' ? '双方改得一样' : '双方都改过';
}
