import Kernel
import Returns
import Storage
import Web

/// Takes a return: reads it, and has it checked. A file that is no return is refused in a sentence,
/// and nothing of it is kept.
struct CheckReturn: Sendable {
  /// The most bytes of a file: England's 650,000 children are 0.9 GB.
  static let mostBytes = 1 << 30
  /// The most bytes of a file that can be kept.
  static let mostKept = 256 << 20

  let acting: any Acting
  let desk: ReturnDesk

  init(_ acting: any Acting, desk: ReturnDesk) {
    self.acting = acting
    self.desk = desk
  }

  /// - Parameters:
  ///   - files: the return: one, or as many as it has.
  ///   - year: whose rules; those of the collection that the file names when nil.
  ///   - keepsFile: whether the file itself is kept, encrypted.
  /// - Returns: the check, which goes on; see ``ReturnDesk/wait(for:atMost:)``.
  /// - Throws: `Refusal.invalid` for the field `file`; `Refusal.tooMany` while others are checked.
  func callAsFunction(
    _ files: [Form.File], as kind: StatutoryReturn, year: CollectionYear?, keepsFile: Bool
  ) async throws -> ID<ReturnRun> {
    let user = acting.user
    try user.require(.manageReturns)
    let size = files.reduce(0) { $0 + $1.bytes.count }
    if keepsFile, files.count > 1 {
      throw Refusal.invalid(
        "Only a return of one file can be kept. Send them again without “Keep the file”: they are then checked all the same.",
        field: "file")
    }
    if keepsFile, size > Self.mostKept {
      throw Refusal.invalid(
        "This file is larger than \(Self.mostKept >> 20) MB, the most that is kept. Send it again without “Keep the file”: it is then checked all the same.",
        field: "file")
    }
    try desk.enter()
    do {
      let start = ContinuousClock.now
      let opened = try await open(files, as: kind)
      let year = year ?? opened.year
      let name = String(Self.name(of: files).prefix(200))
      let run = try await acting.write(because: "return checked") { db in
        try db.insert(
          ReturnRun(
            of: kind.code, opened, year: year, named: name, size: size,
            authority: user.authority, by: db.author, at: db.at))
      }
      desk.start(
        RunWork(
          run: run, kind: kind, opened: opened, world: acting.world,
          original: keepsFile ? files.first?.bytes : nil, reading: ContinuousClock.now - start))
      return run.id
    } catch {
      desk.leave()
      throw error
    }
  }

  private static func name(of files: [Form.File]) -> String {
    files.map(\.name).joined(separator: ", ")
  }

  private func open(_ files: [Form.File], as kind: StatutoryReturn) async throws -> OpenedReturn {
    let papers = files.map { ReturnPaper(name: $0.name, bytes: $0.bytes) }
    do {
      return try await CheckingThreads.run { try await kind.open(papers) }
    } catch let refusal as ReturnRefusal {
      throw Refusal.invalid(Self.inWords(refusal, name: Self.name(of: files)), field: "file")
    }
  }

  /// The engine's sentence, and what to do.
  static func inWords(_ refusal: ReturnRefusal, name: String) -> String {
    let place =
      refusal.place.map { place in
        "At \(place.file.map { "“\($0)”, " } ?? "")line \(place.line), column \(place.column): "
      } ?? ""
    let reason = place.isEmpty ? refusal.reason.firstUpper : refusal.reason
    let end = refusal.reason.hasSuffix(".") ? "" : "."
    let file = name.isEmpty ? "The file" : "“\(name)”"
    return
      "\(file) could not be checked. \(place)\(reason)\(end) Make the file again in your system, or put this place right, and send it once more. Nothing was kept."
  }
}

extension String {
  var firstUpper: String { prefix(1).uppercased() + dropFirst() }
}
