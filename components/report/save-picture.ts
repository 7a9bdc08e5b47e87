/** Twice the size on screen, so that a projector shows it sharp. */
const SCALE = 2

/** Hands a picture over as a file: as it is, or drawn as PNG. */
export async function savePicture(svg: string, form: 'svg' | 'png', name: string, size: { width: number; height: number }): Promise<void> {
  const blob = new Blob([svg], { type: 'image/svg+xml' })
  hand(form === 'svg' ? blob : await drawn(blob, size), `${name}.${form}`)
}

async function drawn(svg: Blob, { width, height }: { width: number; height: number }): Promise<Blob> {
  const address = URL.createObjectURL(svg)
  try {
    const image = new Image(width * SCALE, height * SCALE)
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * SCALE
    canvas.height = height * SCALE
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((png) => (png ? resolve(png) : reject(new Error('the picture could not be drawn'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

function hand(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has taken it over by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
