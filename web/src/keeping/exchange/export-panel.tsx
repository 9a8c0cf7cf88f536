import { Button, Segmented } from 'antd';
import { useState } from 'react';
import {
  type ExchangeKind,
  type ExportWhat,
  exportAddress,
  tablesAddress,
} from '../../api/catalogue-exchange.ts';
import { useReference } from '../../api/reference.ts';
import { useSession } from '../../api/session.ts';
import { DivisionTree } from '../entries/division-tree.tsx';
import { useOwnPlace } from './own-place.ts';
import { kindNames } from './words.ts';

/** Export of a division: what is published, with beginnings of what is missing, or an empty template. */
export function ExportPanel() {
  const own = useOwnPlace();
  const { seat } = useSession();
  const { divisions } = useReference();
  const keeper = seat.role === 'catalogue-keeper';
  const [chosen, setChosen] = useState<string>();
  const [kind, setKind] = useState<ExchangeKind>('implementation');
  const [body, setBody] = useState<'own' | 'all'>('all');
  const [what, setWhat] = useState<ExportWhat>('published');
  const division = chosen ?? own.division;
  const name = divisions.find(({ code }) => code === division)?.name ?? division;
  const address = (format: 'xlsx' | 'json') => exportAddress({ kind, division, body, format, what });
  const title = kind === 'standard' ? '省级标准事项' : `${name}实施清单`;
  return (
    <section className="panel stack" aria-label="导出">
      <h2>导出</h2>
      <div className="row">
        <Segmented
          aria-label="导出的内容"
          value={kind}
          onChange={setKind}
          options={(['implementation', 'standard'] as const).map((value) => ({
            value,
            label: kindNames[value],
          }))}
        />
        {kind === 'implementation' ? <DivisionTree value={division} onChange={setChosen} /> : null}
        {keeper ? (
          <Segmented
            aria-label="导出的范围"
            value={body}
            onChange={setBody}
            options={[
              { value: 'all', label: '全部机构' },
              { value: 'own', label: '本机构' },
            ]}
          />
        ) : null}
        <Segmented
          aria-label="导出的版本"
          value={what}
          onChange={setWhat}
          options={[
            { value: 'published', label: '已发布' },
            { value: 'missing', label: '已发布和待编制' },
            { value: 'template', label: '空模板' },
          ]}
        />
      </div>
      <p className="soft">
        将导出{title}
        {what === 'missing' ? '，尚未发布的事项预填实施主体和窗口' : ''}
        {what === 'template' ? '的空模板，含填写说明和下拉列表' : ''}。
      </p>
      <div className="row">
        <Button type="primary" href={address('xlsx')} download>
          导出 Excel
        </Button>
        {what === 'template' ? null : (
          <Button href={address('json')} download>
            导出 JSON
          </Button>
        )}
        <Button href={tablesAddress(division)} download>
          导出工程建设库表（SPGL）
        </Button>
      </div>
    </section>
  );
}
