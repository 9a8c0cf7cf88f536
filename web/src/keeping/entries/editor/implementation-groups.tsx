import type { ItemKind, Limit, LocalElements, Material } from '@zongheng/core/catalogue';
import type { ReactNode } from 'react';
import { BasisEditor } from './basis-editor.tsx';
import { ElementBox, type ElementTools } from './element-box.tsx';
import { FeeEditor } from './fee-editor.tsx';
import { ChoiceField, NumberField, TextField, YesNoField } from './fields.tsx';
import { Findings } from './findings.tsx';
import { ExtensionEditor, LimitEditor, OptionalLimitEditor } from './limit-editor.tsx';
import { LocalGroup } from './local-group.tsx';
import { MaterialsEditor } from './materials-editor.tsx';
import { PlacesEditor } from './places-editor.tsx';
import { ProcessEditor } from './process-editor.tsx';
import { QuestionsEditor } from './questions-editor.tsx';
import { SituationsEditor } from './situations-editor.tsx';
import { SpecialEditor } from './special-editor.tsx';
import { TextLines } from './text-lines.tsx';

export const itemKinds: readonly ItemKind[] = [
  '行政许可',
  '行政确认',
  '备案',
  '政府内部审批',
  '技术审查',
  '其他',
];

/** A step of the editor: a title, the places that belong to it, and what is shown. */
export type EditorGroup = {
  readonly title: string;
  readonly paths: readonly string[];
  readonly body: ReactNode;
};

type Props = {
  division: string;
  local: LocalElements;
  tools: ElementTools;
  onLocal: (local: LocalElements) => void;
};

/** The implementation of an item: what it says itself, then what it may say otherwise than the standard. */
export function implementationGroups({ division, local, tools, onLocal }: Props): readonly EditorGroup[] {
  const { own, standard } = tools;
  const committed: Limit = own.committed ?? standard.committed;
  const materials: readonly Material[] = own.materials ?? standard.materials;
  return [
    {
      title: '实施主体',
      paths: [
        'local.bodyId',
        'local.supervisedBy',
        'local.code',
        'local.powerSource',
        'local.bodyNature',
        'local.consult',
        'local.complaint',
      ],
      body: <LocalGroup division={division} local={local} onChange={onLocal} />,
    },
    {
      title: '办理地点',
      paths: ['local.places'],
      body: (
        <>
          <Findings path="local.places" itself />
          <PlacesEditor
            path="local.places"
            value={local.places}
            onChange={(places) => onLocal({ ...local, places })}
          />
        </>
      ),
    },
    {
      title: '时限',
      paths: ['elements.statutory', 'elements.committed', 'elements.extension', 'elements.specialProcedures'],
      body: (
        <>
          <ElementBox element="committed" tools={tools}>
            {(value, put, path) => (
              <LimitEditor path={path} label="承诺办结时限" value={value} onChange={put} />
            )}
          </ElementBox>
          <ElementBox element="statutory" tools={tools}>
            {(value, put, path) => (
              <OptionalLimitEditor path={path} label="法定办结时限" value={value} onChange={put} />
            )}
          </ElementBox>
          <ElementBox element="extension" tools={tools}>
            {(value, put, path) => <ExtensionEditor path={path} value={value} onChange={put} />}
          </ElementBox>
          <ElementBox element="specialProcedures" tools={tools}>
            {(value, put, path) => <SpecialEditor path={path} value={value} onChange={put} />}
          </ElementBox>
        </>
      ),
    },
    {
      title: '材料',
      paths: ['elements.materials'],
      body: (
        <ElementBox element="materials" tools={tools}>
          {(value, put, path) => <MaterialsEditor path={path} value={value} onChange={put} />}
        </ElementBox>
      ),
    },
    {
      title: '条件与流程',
      paths: ['elements.conditions', 'elements.process', 'elements.visits', 'elements.promise'],
      body: (
        <>
          <ElementBox element="conditions" tools={tools}>
            {(value, put, path) => <TextLines path={path} what="受理条件" value={value} onChange={put} />}
          </ElementBox>
          <ElementBox element="process" tools={tools}>
            {(value, put, path) => (
              <ProcessEditor path={path} value={value} committed={committed} onChange={put} />
            )}
          </ElementBox>
          <ElementBox element="visits" tools={tools}>
            {(value, put, path) => (
              <NumberField
                path={path}
                label="到办事现场次数"
                max={99}
                after="次"
                value={value}
                onChange={(number) => put(number ?? 0)}
              />
            )}
          </ElementBox>
          <ElementBox element="promise" tools={tools}>
            {(value, put, path) => (
              <YesNoField path={path} label="是否可以告知承诺办理" value={value} onChange={put} />
            )}
          </ElementBox>
        </>
      ),
    },
    {
      title: '收费与情形',
      paths: ['elements.fee', 'elements.situations'],
      body: (
        <>
          <ElementBox element="fee" tools={tools}>
            {(value, put, path) => <FeeEditor path={path} value={value} onChange={put} />}
          </ElementBox>
          <ElementBox element="situations" tools={tools}>
            {(value, put, path) => (
              <SituationsEditor
                path={path}
                value={value}
                materials={materials}
                committed={committed}
                onChange={put}
              />
            )}
          </ElementBox>
        </>
      ),
    },
    {
      title: '问答',
      paths: ['elements.questions'],
      body: (
        <ElementBox element="questions" tools={tools}>
          {(value, put, path) => <QuestionsEditor path={path} value={value} onChange={put} />}
        </ElementBox>
      ),
    },
    {
      title: '名称与依据',
      paths: ['elements.name', 'elements.kind', 'elements.result', 'elements.basis'],
      body: (
        <>
          <ElementBox element="name" tools={tools}>
            {(value, put, path) => (
              <TextField path={path} label="事项名称" required value={value} onChange={put} />
            )}
          </ElementBox>
          <ElementBox element="kind" tools={tools}>
            {(value, put, path) => (
              <ChoiceField
                path={path}
                label="权力类型"
                value={value}
                options={itemKinds.map((kind) => ({ value: kind, label: kind }))}
                onChange={put}
              />
            )}
          </ElementBox>
          <ElementBox element="result" tools={tools}>
            {(value, put, path) => (
              <TextField path={path} label="结果名称" required value={value} onChange={put} />
            )}
          </ElementBox>
          <ElementBox element="basis" tools={tools}>
            {(value, put, path) => <BasisEditor path={path} value={value} onChange={put} />}
          </ElementBox>
        </>
      ),
    },
  ];
}
