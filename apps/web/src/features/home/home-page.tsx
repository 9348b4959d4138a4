import { Scene } from './scene';
export function HomePage() {
  return <div className="wrap"><h1>x</h1><Scene /></div>;
}
