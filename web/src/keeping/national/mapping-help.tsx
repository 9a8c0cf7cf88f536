import type { NationalMapping } from '../../api/types.ts';

const keys: readonly (readonly [string, string])[] = [
  ['from', '取自哪个来源字段；null 为不填'],
  ['const', '固定值'],
  ['rule', '转换规则，见下'],
  ['map', '代码对照：来源值 → 国家平台代码'],
  ['otherwise', '对照表之外的值写什么'],
  ['required', '必填'],
  ['length', '最多几个字'],
  ['list', '须在哪个代码表中'],
  ['mark', '还没有确认的，写明'],
];

/** What may be written in a mapping: keys, rules and the fields of its source. */
export function MappingHelp({ mapping }: { mapping: NationalMapping }) {
  return (
    <details className="mapping-help">
      <summary>可以写什么：各键的含义、转换规则、来源字段</summary>
      <div className="mapping-help-columns">
        <dl>
          {keys.map(([key, words]) => (
            <div key={key}>
              <dt className="code">{key}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <dl>
          {mapping.rules.map(({ rule, name }) => (
            <div key={rule}>
              <dt className="code">{rule}</dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
        <dl>
          {mapping.fields.map(({ path, name }) => (
            <div key={path}>
              <dt className="code">{path}</dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
