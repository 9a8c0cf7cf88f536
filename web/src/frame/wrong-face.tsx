import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import type { Face } from '../api/types.ts';
import { Empty } from '../ui/empty.tsx';
import { faceNames } from './use-face.ts';

/** An address of another face: says on whose behalf one acts now and where to go. */
export function WrongFace({ face }: { face: Face }) {
  const { seat, faces } = useSession();
  const own = faces[0];
  return (
    <div className="panel">
      <Empty title={`当前身份“${seat.roleName}”不能进入“${faceNames[face]}”`}>
        请在页面右上角切换身份
        {own ? (
          <>
            ，或
            <Link to="/$face" params={{ face: own }}>
              返回“{faceNames[own]}”
            </Link>
          </>
        ) : null}
      </Empty>
    </div>
  );
}
