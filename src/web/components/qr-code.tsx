import QRCode from 'qrcode'

/** The text as a picture for a phone's camera, drawn as one path: no styles, which the pages' policy forbids. */
export function QrCode({ text, title }: { text: string; title: string }) {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const quiet = 4
  const dark = [...data].flatMap((bit, place) =>
    bit ? [`M${quiet + (place % size)} ${quiet + Math.floor(place / size)}h1v1h-1z`] : [],
  )
  const side = size + 2 * quiet
  return (
    <svg
      class="gm-qr-code"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${side} ${side}`}
      width="260"
      height="260"
      shape-rendering="crispEdges"
      role="img"
      aria-label={title}
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path fill="#17211e" d={dark.join('')} />
    </svg>
  )
}
