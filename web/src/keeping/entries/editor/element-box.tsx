import type { Element, ImplementedElements } from '@zongheng/core/catalogue';
import { Switch } from 'antd';
import { type ReactNode, useId } from 'react';
import { ElementValue } from '../element-value.tsx';
import { TreatmentTag } from '../treatment.tsx';
import { elementName, type Treatment } from '../words.ts';
import { Findings } from './findings.tsx';
import './editor.css';

/** What an element editor of an implementation needs of the draft around it. */
export type ElementTools = {
  readonly own: ImplementedElements;
  /** The standard's elements side by side. */
  readonly standard: Required<ImplementedElements>;
  readonly how: (element: Element) => Treatment;
  readonly put: <E extends Element>(element: E, value: ImplementedElements[E] | undefined) => void;
};

type Props<E extends Element> = {
  element: E;
  tools: ElementTools;
  children: (
    value: Required<ImplementedElements>[E],
    put: (value: Required<ImplementedElements>[E]) => void,
    path: string,
  ) => ReactNode;
};

/**
 * One element of an implementation: inherited by a switch, or said here. Switched over, editing begins with what
 * the standard says, so that nothing is typed twice.
 */
export function ElementBox<E extends Element>({ element, tools, children }: Props<E>) {
  const { own, standard, how, put } = tools;
  const title = useId();
  const value = own[element];
  const inherits = value === undefined;
  const path = `elements.${element}`;
  const name = elementName(element);
  return (
    <section
      className="element"
      aria-labelledby={title}
      id={`field-${path.replace(/\W+/g, '-')}`}
      tabIndex={-1}
    >
      <div className="element-head">
        <h3 id={title}>{name}</h3>
        <span className="row">
          <TreatmentTag how={how(element)} />
          <Switch
            aria-label={`${name}：沿用标准`}
            checked={inherits}
            checkedChildren="沿用标准"
            unCheckedChildren="本地规定"
            onChange={(yes) => put(element, yes ? undefined : standard[element])}
          />
        </span>
      </div>
      <Findings path={path} itself={!inherits} />
      {inherits ? (
        <div className="element-standard">
          <ElementValue element={element} value={standard[element]} />
        </div>
      ) : (
        <>
          {children(value as Required<ImplementedElements>[E], (next) => put(element, next), path)}
          <details>
            <summary className="link-button">标准的规定</summary>
            <div className="element-standard">
              <ElementValue element={element} value={standard[element]} />
            </div>
          </details>
        </>
      )}
    </section>
  );
}
