/// Pictures of pages, for whoever checks a reading.
extension PaperReader {
  /// A page of a PDF as a PNG image.
  ///
  /// - Parameters:
  ///   - page: 1 for the first page.
  ///   - resolution: dots an inch; 80 shows an A4 page about 660 pixels wide.
  /// - Throws: `ReadRefusal`, as for reading; `.damaged` where there is no such page.
  public func image(
    ofPage page: Int, of bytes: [UInt8], resolution: Int = 80
  ) async throws(ReadRefusal) -> [UInt8] {
    try await withFile(bytes) { (file) async throws(ReadRefusal) in
      try await image(ofPage: page, ofFile: file.path, resolution: resolution)
    }
  }

  /// As `image(ofPage:of:resolution:)`, for a file.
  public func image(
    ofPage page: Int, ofFile path: String, resolution: Int = 80
  ) async throws(ReadRefusal) -> [UInt8] {
    let file = PaperPath(path)
    try PaperFile(file).check(limits)
    let number = String(max(1, page))
    // Letters of fonts that are not in the file come from the system, whose cache may be renewed.
    let result = try await run(
      pdftoppm,
      ["-png", "-r", String(min(max(20, resolution), 300)), "-f", number, "-l", number, "-"],
      on: file, outputLimit: limits.imageBytes, fileBytesWritten: 8_000_000)
    guard result.output.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { throw .damaged }
    return result.output
  }
}
