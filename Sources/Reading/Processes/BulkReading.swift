/// Many papers, several at a time, in the order in which they were named.
extension PaperReader {
  /// Reads files with as many processes as asked for, and hands over each outcome in the order of
  /// the files, as soon as it and all before it are there. One bad file stops no other; however
  /// many there are, only a few are in memory.
  ///
  /// - Parameters:
  ///   - files: paths, taken as they are needed.
  ///   - processes: how many papers are read at the same time.
  ///   - receive: called once a file; what it throws ends the reading and is thrown.
  public nonisolated(nonsending) func read(
    files: some Sequence<String>, processes: Int = 2,
    _ receive: nonisolated(nonsending) (ReadOutcome) async throws -> Void
  ) async throws {
    try await read(paths: files.lazy.map { PaperPath($0) }, processes: processes, receive)
  }

  /// As `read(files:processes:_:)`, for names of any bytes.
  public nonisolated(nonsending) func read(
    paths files: some Sequence<PaperPath>, processes: Int = 2,
    _ receive: nonisolated(nonsending) (ReadOutcome) async throws -> Void
  ) async throws {
    let width = max(1, processes)
    try await withThrowingTaskGroup(of: (Int, ReadOutcome).self) { group in
      var paths = files.makeIterator()
      var started = 0
      var handedOver = 0
      var waiting: [Int: ReadOutcome] = [:]
      func start(in group: inout ThrowingTaskGroup<(Int, ReadOutcome), any Error>) -> Bool {
        guard let path = paths.next() else { return false }
        let number = started
        group.addTask { (number, await self.read(path)) }
        started += 1
        return true
      }
      for _ in 0..<width where !start(in: &group) { break }
      while let (number, outcome) = try await group.next() {
        waiting[number] = outcome
        while let next = waiting.removeValue(forKey: handedOver) {
          try await receive(next)
          handedOver += 1
        }
        // A slow paper holds back those after it; then no more are begun than a few.
        while started - handedOver < width * 4,
          group.isEmpty || started - handedOver - waiting.count < width,
          start(in: &group)
        {}
      }
    }
  }
}
