import { Modal } from 'antd';

type Props = {
  open: boolean;
  stage: string;
  names: readonly string[];
  pending: boolean;
  onSubmit: () => void;
  onCancel: () => void;
};

/** The last question before an application is submitted names what is applied for. */
export function FilingConfirm({ open, stage, names, pending, onSubmit, onCancel }: Props) {
  return (
    <Modal
      open={open}
      title={`提交“${stage}”申报`}
      okText="提交"
      cancelText="返回修改"
      confirmLoading={pending}
      onOk={onSubmit}
      onCancel={onCancel}
    >
      <p>共 {names.length} 个事项：</p>
      <ul>
        {names.map((name) => (
          <li key={name}>· {name}</li>
        ))}
      </ul>
      <p className="soft">提交后即为接件，各部门在 5 个工作日内受理或者一次性告知需要补正的全部内容。</p>
    </Modal>
  );
}
