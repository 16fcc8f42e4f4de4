/// Reads papers and shows their pages. The library `Reading` does it in the service; tests give
/// their own.
public struct ReportReader: Sendable {
  /// Reads a file's bytes; the name is only printed.
  ///
  /// - Throws: `Refusal.invalid` with one clear sentence when it is no report that can be read.
  public var read: @Sendable (_ bytes: [UInt8], _ name: String) async throws -> PaperReading
  /// A page of a PDF as a PNG image; 1 is the first.
  ///
  /// - Throws: `Refusal.notFound` when it cannot be drawn.
  public var image: @Sendable (_ bytes: [UInt8], _ page: Int) async throws -> [UInt8]

  public init(
    read: @escaping @Sendable (_ bytes: [UInt8], _ name: String) async throws -> PaperReading,
    image: @escaping @Sendable (_ bytes: [UInt8], _ page: Int) async throws -> [UInt8]
  ) {
    self.read = read
    self.image = image
  }
}
