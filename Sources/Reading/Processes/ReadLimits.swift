/// What a paper may cost before it is given up.
public struct ReadLimits: Sendable {
  /// Bytes of a file; larger ones are refused before any process starts.
  public var fileBytes: Int
  /// Bytes of text a tool may write.
  public var textBytes: Int
  /// Bytes of an image of one page.
  public var imageBytes: Int
  /// Bytes of address space of a tool.
  public var addressSpace: Int
  /// Seconds of processor time of a tool, whole ones.
  public var processorSeconds: Int
  /// Time on the clock after which a tool is killed.
  public var wallTime: Duration

  public init(
    fileBytes: Int = 50_000_000, textBytes: Int = 4_000_000, imageBytes: Int = 20_000_000,
    addressSpace: Int = 1_500_000_000, processorSeconds: Int = 20,
    wallTime: Duration = .seconds(30)
  ) {
    self.fileBytes = fileBytes
    self.textBytes = textBytes
    self.imageBytes = imageBytes
    self.addressSpace = addressSpace
    self.processorSeconds = processorSeconds
    self.wallTime = wallTime
  }
}
