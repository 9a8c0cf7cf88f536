/** '3分钟', '5小时20分', '2天3小时': how long something has taken, for people. */
export function ageWords(from: string, to: string | number): string {
  const end = typeof to === 'number' ? to : Date.parse(to);
  const minutes = Math.max(0, Math.floor((end - Date.parse(from)) / 60_000));
  if (minutes < 1) return '不到1分钟';
  if (minutes < 60) return `${minutes}分钟`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours}小时` : `${hours}小时${minutes % 60}分`;
  return hours % 24 === 0 ? `${hours / 24}天` : `${Math.floor(hours / 24)}天${hours % 24}小时`;
}
