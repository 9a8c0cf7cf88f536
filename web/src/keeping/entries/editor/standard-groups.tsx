import type { ReactNode } from 'react';
import { elementName } from '../words.ts';
import { BasisEditor } from './basis-editor.tsx';
import { FeeEditor } from './fee-editor.tsx';
import { NumberField, OptionalText, TextField } from './fields.tsx';
import { Findings } from './findings.tsx';
import type { EditorGroup } from './implementation-groups.tsx';
import { ExtensionEditor, LimitEditor, OptionalLimitEditor } from './limit-editor.tsx';
import { MaterialsEditor } from './materials-editor.tsx';
import { ProcessEditor } from './process-editor.tsx';
import { QuestionsEditor } from './questions-editor.tsx';
import { SituationsEditor } from './situations-editor.tsx';
import { SpecialEditor } from './special-editor.tsx';
import type { StandardContent } from './standard-content.ts';
import { Basics, PromiseFields, WhenNeeded } from './standard-parts.tsx';
import { TextLines } from './text-lines.tsx';

type Props = { content: StandardContent; onChange: (content: StandardContent) => void };

/** A standard item: what the province says for every level below. */
export function standardGroups({ content, onChange }: Props): readonly EditorGroup[] {
  const { guide } = content;
  const put = (change: Partial<StandardContent>): void => onChange({ ...content, ...change });
  const putGuide = (change: Partial<StandardContent['guide']>): void =>
    put({ guide: { ...guide, ...change } });
  return [
    {
      title: '基本信息',
      paths: [
        'name',
        'guide.basicCode',
        'kind',
        'guide.itemType',
        'department',
        'guide.serviceObjects',
        'guide.handling',
      ],
      body: <Basics content={content} put={put} putGuide={putGuide} />,
    },
    {
      title: '何时需要',
      paths: ['stage', 'levels', 'appliesWhen', 'appliesRule', 'needs', 'mustBefore', 'applicantDeadline'],
      body: <WhenNeeded content={content} put={put} onChange={onChange} />,
    },
    {
      title: '时限',
      paths: ['statutory', 'committed', 'extension', 'specialProcedures', 'correctionSilence'],
      body: (
        <>
          <Plain element="statutory">
            <OptionalLimitEditor
              path="statutory"
              label="法定办结时限"
              value={content.statutory}
              onChange={(statutory) => put({ statutory })}
            />
          </Plain>
          <Plain element="committed">
            <LimitEditor
              path="committed"
              label="承诺办结时限"
              value={content.committed}
              onChange={(committed) => put({ committed })}
            />
          </Plain>
          <Plain element="extension">
            <ExtensionEditor
              path="extension"
              value={content.extension}
              onChange={(extension) => put({ extension })}
            />
          </Plain>
          <Plain element="specialProcedures">
            <SpecialEditor
              path="specialProcedures"
              value={content.specialProcedures}
              onChange={(specialProcedures) => put({ specialProcedures })}
            />
          </Plain>
        </>
      ),
    },
    {
      title: '材料',
      paths: ['materials'],
      body: (
        <Plain element="materials">
          <MaterialsEditor
            path="materials"
            value={content.materials}
            onChange={(materials) => put({ materials })}
          />
        </Plain>
      ),
    },
    {
      title: '受理与结果',
      paths: [
        'conditions',
        'review',
        'promise',
        'guide.afterGrant',
        'result',
        'guide.resultSample',
        'validity',
      ],
      body: (
        <>
          <Plain element="conditions">
            <TextLines
              path="conditions"
              what="受理条件"
              value={content.conditions}
              onChange={(conditions) => put({ conditions })}
            />
          </Plain>
          <div className="fields element">
            <TextField
              path="review"
              label="审查要点"
              required
              rows={3}
              maxLength={2000}
              value={content.review}
              onChange={(review) => put({ review })}
            />
            <PromiseFields content={content} put={put} putGuide={putGuide} />
            <TextField
              path="result"
              label="结果名称"
              required
              value={content.result}
              onChange={(result) => put({ result })}
            />
            <OptionalText
              path="guide.resultSample"
              label="结果样本"
              value={guide.resultSample}
              onChange={(resultSample) => putGuide({ resultSample })}
            />
            <OptionalText
              path="validity"
              label="结果有效期"
              value={content.validity}
              onChange={(validity) => put({ validity })}
            />
          </div>
        </>
      ),
    },
    {
      title: '办理流程',
      paths: ['guide.process', 'guide.visits'],
      body: (
        <>
          <Plain element="guide.process">
            <ProcessEditor
              path="guide.process"
              value={guide.process}
              committed={content.committed}
              onChange={(process) => putGuide({ process })}
            />
          </Plain>
          <Plain element="guide.visits">
            <NumberField
              path="guide.visits"
              label="到办事现场次数"
              max={99}
              after="次"
              value={guide.visits}
              onChange={(visits) => putGuide({ visits: visits ?? 0 })}
            />
          </Plain>
        </>
      ),
    },
    {
      title: '收费与情形',
      paths: ['guide.fee', 'guide.situations'],
      body: (
        <>
          <Plain element="guide.fee">
            <FeeEditor path="guide.fee" value={guide.fee} onChange={(fee) => putGuide({ fee })} />
          </Plain>
          <Plain element="guide.situations">
            <SituationsEditor
              path="guide.situations"
              value={guide.situations}
              materials={content.materials}
              committed={content.committed}
              onChange={(situations) => putGuide({ situations })}
            />
          </Plain>
        </>
      ),
    },
    {
      title: '问答与依据',
      paths: ['guide.questions', 'basis', 'note', 'mark'],
      body: (
        <>
          <Plain element="basis">
            <BasisEditor path="basis" value={content.basis} onChange={(basis) => put({ basis })} />
          </Plain>
          <Plain element="guide.questions">
            <QuestionsEditor
              path="guide.questions"
              value={guide.questions}
              onChange={(questions) => putGuide({ questions })}
            />
          </Plain>
          <div className="fields element">
            <OptionalText
              path="note"
              label="备注"
              rows={2}
              maxLength={2000}
              value={content.note}
              onChange={(note) => put({ note })}
            />
            <TextField
              path="mark"
              label="数据标注"
              required
              help="例如“示例数据,待本地核定”。不确定的内容保留标注，在指南中一并显示。"
              value={content.mark}
              onChange={(mark) => put({ mark })}
            />
          </div>
        </>
      ),
    },
  ];
}

function Plain({ element, children }: { element: string; children: ReactNode }) {
  return (
    <section className="element" aria-label={elementName(element)}>
      <div className="element-head">
        <h3>{elementName(element)}</h3>
      </div>
      <Findings path={element} itself />
      {children}
    </section>
  );
}
