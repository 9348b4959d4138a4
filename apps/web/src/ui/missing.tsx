/** A dash for those who see, the words for those who hear: « pas de note ». */
export function Missing({ children }: { children: string }) {
  return (
    <>
      <span className="mute" aria-hidden="true">
        –
      </span>
      <span className="sr">{children}</span>
    </>
  );
}
