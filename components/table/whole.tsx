/** A text that its column may cut off; whole on hover. */
export function Whole({ children }: { children: string }) {
  return (
    <bdi title={children} className="truncate">
      {children}
    </bdi>
  )
}
