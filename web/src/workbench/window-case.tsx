import { Link } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { CaseDetail, CommandType } from '../api/types.ts';
import { type CommandTarget, knownActions, targetOf } from '../case/dialogs/command-target.ts';
import { MaterialFiles } from '../case/material-files.tsx';
import { useFace } from '../frame/use-face.ts';
import { longDay } from '../lib/format.ts';
import { DueLight } from '../ui/due-light.tsx';

type Verdict = 'open' | 'good' | 'wanting';
type Check = { verdict: Verdict; problem: string };
const unchecked: Check = { verdict: 'open', problem: '' };
/** What the window does; what follows acceptance is done on the case's own page. */
const windowVerbs: readonly CommandType[] = [
  'accept',
  'request-correction',
  'refuse-acceptance',
  'not-needed',
];

type Props = {
  detail: CaseDetail;
  onCommand: (target: CommandTarget) => void;
};

/** One item of an application at the window: its materials to be checked, its verbs. */
export function WindowCase({ detail, onCommand }: Props) {
  const { materials } = detail;
  const face = useFace();
  const [checks, setChecks] = useState<Readonly<Record<string, Check>>>({});
  const checkOf = (key: string): Check => checks[key] ?? unchecked;
  const flagged = materials
    .filter((material) => checkOf(material.key).verdict === 'wanting')
    .map((material) => ({ material: material.name, problem: checkOf(material.key).problem }));
  const verbs = knownActions(detail.actions).filter((action) => windowVerbs.includes(action.type));
  const blocked = verbs.filter((verb) => verb.blocked !== null);
  const idle = blocked.length === verbs.length;
  return (
    <section className="panel window-case">
      <header className="window-case-head">
        <div>
          <h2>
            <Link to="/$face/cases/$caseId" params={{ face, caseId: detail.id }}>
              {detail.itemName}
            </Link>
          </h2>
          <div className="row soft">
            <span>{detail.body.name}</span>
            <strong className="case-status">{detail.status.name}</strong>
            <DueLight light={detail.light} caseId={detail.id} />
          </div>
        </div>
        <div className="row">
          {(idle ? [] : verbs).map((verb) => (
            <Button
              key={verb.type}
              type={verb.type === 'accept' && flagged.length === 0 ? 'primary' : 'default'}
              disabled={verb.blocked !== null}
              onClick={() =>
                onCommand({ type: verb.type, label: verb.label, cases: [targetOf(detail)], detail, flagged })
              }
            >
              {verb.label}
              {verb.type === 'request-correction' && flagged.length > 0 ? `（${flagged.length} 项）` : ''}
            </Button>
          ))}
        </div>
      </header>
      {idle ? <WaitingFor detail={detail} /> : null}
      {(idle ? [] : blocked).map((verb) => (
        <p key={verb.type} className="soft">
          {verb.label}暂不能办：{verb.blocked}
        </p>
      ))}
      <table className="materials">
        <caption className="visually-hidden">{detail.itemName}的材料</caption>
        <thead>
          <tr>
            <th scope="col">材料</th>
            <th scope="col">文件</th>
            <th scope="col">核对</th>
          </tr>
        </thead>
        <tbody>
          {materials.map((material) => {
            const check = checkOf(material.key);
            const set = (part: Partial<Check>): void =>
              setChecks((before) => ({ ...before, [material.key]: { ...check, ...part } }));
            return (
              <tr key={material.key}>
                <td>{material.name}</td>
                <td>
                  <MaterialFiles material={material} />
                </td>
                <td>
                  {idle ? (
                    <span className="soft">—</span>
                  ) : (
                    <div className="stack-tight">
                      <Segmented<Verdict>
                        size="small"
                        aria-label={`核对 ${material.name}`}
                        value={check.verdict}
                        onChange={(verdict) => set({ verdict })}
                        options={[
                          { value: 'open', label: '未核' },
                          { value: 'good', label: '齐全' },
                          { value: 'wanting', label: '需补正' },
                        ]}
                      />
                      {check.verdict === 'wanting' ? (
                        <Input
                          aria-label={`${material.name}的问题`}
                          placeholder="缺什么、错在哪里、怎样补正"
                          value={check.problem}
                          onChange={(event) => set({ problem: event.target.value })}
                        />
                      ) : null}
                    </div>
                  )}
                </td>
              </tr>
            );
          })}
          {materials.length === 0 ? (
            <tr>
              <td colSpan={3} className="soft">
                本事项不需要申请人提交材料
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}

/** Why the window has nothing to do with a case just now. */
function WaitingFor({ detail }: { detail: CaseDetail }) {
  if (detail.correction) {
    return <p className="soft">等待申请人补正，期限 {longDay(detail.correction.replyBy)}</p>;
  }
  return <p className="soft">{detail.endedAt === null ? '已转部门办理' : '本件已办结'}</p>;
}
