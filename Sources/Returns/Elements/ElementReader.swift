/// Bytes to tables, on as many cores as there are: the file is cut where records begin, each part
/// is read as if all before it were sound, and the parts are joined when each ended where the next
/// began.
struct ElementReader: Sendable {
  let tree: ElementTree
  /// The elements, from the root, in which records stand; the last is the record itself.
  let path: [Int]
  let layout: RecordLayout

  init(tree: ElementTree, path: [StaticString], layout: RecordLayout) {
    self.tree = tree
    self.layout = layout
    var nodes = [ElementTree.document]
    for name in path {
      nodes.append(
        tree.child(
          of: nodes[nodes.count - 1], named: name.utf8Start, count: name.utf8CodeUnitCount,
          near: 0))
    }
    self.path = Array(nodes.dropFirst())
  }

  private var record: StaticString { tree.nodes[path[path.count - 1]].name }
  private var parting: [Int] { Array(path.dropLast()) }

  /// Parts smaller than this cost more than they save.
  static let leastPart = 128 * 1024
  static let greatestFile = Int(Int32.max)

  /// Reads a file.
  ///
  /// - Parameter parts: how many parts to read at once; by default by size and cores.
  /// - Throws: ``ReturnRefusal`` when it is not well-formed, or not this return.
  func read(_ given: [UInt8], parts: Int? = nil) async throws(ReturnRefusal) -> ReturnFile {
    guard given.count < Self.greatestFile else {
      throw ReturnRefusal("the file is larger than 2 GB; check it in smaller parts")
    }
    guard !given.isEmpty else { throw ReturnRefusal("the file is empty") }
    let readable: TextEncoding.Readable
    do {
      readable = try TextEncoding.readable(given)
    } catch {
      throw ReturnRefusal(error.reason, at: LineIndex(given).place(of: error.position))
    }
    let bytes = readable.bytes
    guard bytes.count < Self.greatestFile else {
      throw ReturnRefusal("the file is larger than 2 GB; check it in smaller parts")
    }
    let wanted =
      parts ?? max(1, min(2 * Cores.count, (bytes.count - readable.start) / Self.leastPart))
    let starts = [readable.start] + cuts(bytes, from: readable.start, into: wanted)
    async let lines = Self.index(bytes)
    var outcomes = await read(bytes, starts: starts)
    if joined(outcomes) == nil {
      // A cut was not where it seemed, inside a comment perhaps: rare, and read again whole.
      outcomes = await read(bytes, starts: [readable.start])
    }
    for outcome in outcomes {
      guard case .failure(let fault) = outcome else { continue }
      throw ReturnRefusal(fault.reason, at: await lines.place(of: fault.position))
    }
    return join(
      outcomes.compactMap { try? $0.get() }, bytes: bytes, converted: readable.converted,
      lines: await lines)
  }

  private static func index(_ bytes: [UInt8]) async -> LineIndex { LineIndex(bytes) }

  typealias Outcome = Result<ReadPart, MalformedXML>

  /// Whether the parts make one file; `nil` when they do not and it must be read whole. A fault
  /// counts when all before it is joined.
  private func joined(_ outcomes: [Outcome]) -> Bool? {
    for outcome in outcomes {
      switch outcome {
      case .failure: return true
      case .success(let part) where part.ending == .overrun: return nil
      case .success: continue
      }
    }
    return true
  }

  private func read(_ bytes: [UInt8], starts: [Int]) async -> [Outcome] {
    await withTaskGroup(of: (Int, Outcome).self) { group in
      for (number, start) in starts.enumerated() {
        let limit = number + 1 < starts.count ? starts[number + 1] : bytes.count
        group.addTask { (number, readPart(bytes, from: start, to: limit, isFirst: number == 0)) }
      }
      var outcomes: [Outcome?] = Array(repeating: nil, count: starts.count)
      for await (number, outcome) in group { outcomes[number] = outcome }
      return outcomes.compactMap { $0 }
    }
  }

  private func readPart(_ bytes: [UInt8], from start: Int, to limit: Int, isFirst: Bool) -> Outcome
  {
    bytes.withUnsafeBufferPointer { bytes in
      ByteClass.table.withUnsafeBufferPointer { classes in
        guard let base = bytes.baseAddress, let classes = classes.baseAddress else {
          return .failure(MalformedXML(at: 0, "the file is empty"))
        }
        var scanner = ElementScanner(
          tree: tree, base: base, classes: classes, from: start, to: limit, end: bytes.count,
          record: (path[path.count - 1], Int(layout.records)))
        if !isFirst { scanner.begin(inside: parting) }
        do throws(MalformedXML) {
          let ending = try scanner.run(parting: parting)
          return .success(ReadPart(scanner, ending))
        } catch {
          return .failure(error)
        }
      }
    }
  }

  /// Where records seem to begin, near the places that cut the file into equal parts.
  private func cuts(_ bytes: [UInt8], from start: Int, into parts: Int) -> [Int] {
    guard parts > 1 else { return [] }
    let wanted = [UInt8(ascii: "<")] + Array(String(describing: record).utf8)
    var cuts: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      for part in 1..<parts {
        let from = max(start + (bytes.count - start) / parts * part, (cuts.last ?? 0) + 1)
        guard from + wanted.count < bytes.count else { return }
        for place in from..<bytes.count - wanted.count
        where bytes[place] == wanted[0] && bytes[place + 1] == wanted[1] {
          guard (1..<wanted.count).allSatisfy({ bytes[place + $0] == wanted[$0] }),
            ByteClass.table[Int(bytes[place + wanted.count])] & ByteClass.name == 0
          else { continue }
          cuts.append(place)
          break
        }
      }
    }
    return cuts
  }
}
