import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Says that the network is gone, and that nothing typed is lost. */
export function OfflineBand() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {online ? null : (
        <p className="frame-band frame-band-offline">
          网络已断开。已填写的内容保留在本页，恢复后自动继续保存。
        </p>
      )}
    </div>
  );
}
