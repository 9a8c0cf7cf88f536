import type { QuestionAnswer } from '@zongheng/core/catalogue';
import { TextField } from './fields.tsx';
import { ListEditor } from './list-editor.tsx';

type Props = {
  path: string;
  value: readonly QuestionAnswer[];
  onChange: (value: QuestionAnswer[]) => void;
};

/** 常见问题. */
export function QuestionsEditor({ path, value, onChange }: Props) {
  return (
    <ListEditor<QuestionAnswer>
      path={path}
      what="问答"
      rows={value}
      rowName={({ question }) => question}
      blank={() => ({ question: '', answer: '' })}
      onChange={onChange}
    >
      {(row, put, index) => (
        <div className="fields">
          <TextField
            path={`${path}[${index}].question`}
            label="问题"
            required
            maxLength={2000}
            value={row.question}
            onChange={(question) => put({ question })}
          />
          <TextField
            path={`${path}[${index}].answer`}
            label="解答"
            required
            rows={2}
            maxLength={2000}
            value={row.answer}
            onChange={(answer) => put({ answer })}
          />
        </div>
      )}
    </ListEditor>
  );
}
