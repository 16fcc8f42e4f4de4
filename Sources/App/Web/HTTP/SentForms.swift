import Kernel
import Logging
import SiteMap
import Storage
import Synchronization

/// Sees to it that a form sent twice is done once, and that the second sending ends where the first
/// did: with a double click it is the second answer that the browser shows.
///
/// That a form was sent is committed with the work it asked for (``Visit/write(because:_:)``), so
/// no other process does it again. Where it led is known here at once, and is written down a moment
/// later together with that of other forms: it costs no request a commit of its own.
actor SentForms {
  enum Standing: Sendable {
    case first
    /// Sent before with the same words: where that led.
    case repeated(Address)
    /// Sent before, and then it said something else.
    case reworded(Address)
  }

  /// A form that was done.
  private struct Done: Sendable {
    let address: Address
    let words: FormWords?

    func standing(saying words: FormWords?) -> Standing {
      let before = SentBefore(location: nil, words: self.words)
      return before.isReworded(by: words) ? .reworded(address) : .repeated(address)
    }
  }

  private enum Progress {
    case underWay(FormWords?, waiting: [CheckedContinuation<Done?, Never>])
    case done(Done)
  }

  /// How many forms are remembered here; older ones are looked up.
  static let memory = 10_000

  private let world: World
  private var progress: [FormKey: Progress] = [:]
  private var finished: [FormKey] = []
  private var unwritten: [(form: FormKey, words: FormWords?, location: String)] = []
  private var isWriting = false

  init(_ world: World) { self.world = world }

  /// Waits while the same form is being worked on; then says where it led, or that it is this one's
  /// turn.
  func begin(_ form: FormKey, saying words: FormWords? = nil) async throws -> Standing {
    while true {
      switch progress[form] {
      case .done(let done): return done.standing(saying: words)
      case .underWay:
        if let done = await outcome(of: form) { return done.standing(saying: words) }
      case nil:
        progress[form] = .underWay(words, waiting: [])
        do {
          guard let done = try await written(form) else { return .first }
          end(form, as: done)
          return done.standing(saying: words)
        } catch {
          end(form, ledTo: nil)
          throw error
        }
      }
    }
  }

  /// The work is done and led to an address; nil when it was refused, and may be sent again.
  func end(_ form: FormKey, ledTo address: Address?) {
    end(form, as: address.map { Done(address: $0, words: words(of: form)) })
  }

  private func end(_ form: FormKey, as done: Done?) {
    var waiting: [CheckedContinuation<Done?, Never>] = []
    if case .underWay(_, let all) = progress[form] { waiting = all }
    progress[form] = done.map { .done($0) }
    if done != nil { remember(form) }
    for one in waiting { one.resume(returning: done) }
  }

  private func words(of form: FormKey) -> FormWords? {
    switch progress[form] {
    case .underWay(let words, _): words
    case .done(let done): done.words
    case nil: nil
    }
  }

  /// Writes down where a form led, soon.
  func keep(_ form: FormKey, ledTo address: Address) {
    unwritten.append((form, words(of: form), address.description))
    guard !isWriting else { return }
    isWriting = true
    Task { await writeAll() }
  }

  private func outcome(of form: FormKey) async -> Done? {
    await withCheckedContinuation { continuation in
      guard case .underWay(let words, let waiting) = progress[form] else {
        return continuation.resume(returning: nil)
      }
      progress[form] = .underWay(words, waiting: waiting + [continuation])
    }
  }

  private func written(_ form: FormKey) async throws -> Done? {
    let authority = world.authority
    let before = try await world.store.read { try $0.sentBefore(form, in: authority) }
    guard let before, let address = before.location.flatMap({ Address(local: $0) }) else {
      return nil
    }
    return Done(address: address, words: before.words)
  }

  private func remember(_ form: FormKey) {
    finished.append(form)
    if finished.count > Self.memory * 2 {
      for old in finished.prefix(Self.memory) { progress[old] = nil }
      finished.removeFirst(Self.memory)
    }
  }

  private func writeAll() async {
    try? await Task.sleep(for: .milliseconds(200))
    while !unwritten.isEmpty {
      let batch = unwritten
      unwritten = []
      let authority = world.authority
      do {
        try await world.store.write(as: .system, because: "forms done") { db in
          for one in batch {
            try db.note(one.form, saying: one.words, ledTo: one.location, in: authority)
          }
        }
      } catch {
        // The work itself is safe; only a second sending, after a restart, would not know where to
        // go.
        world.logger.warning("where forms led was not kept", metadata: ["error": "\(error)"])
      }
    }
    isWriting = false
  }
}

/// The form that a visit was sent with: taken once, with the first change that the visit makes.
final class SentForm: Sendable {
  let key: FormKey
  /// What it says; nil of a program's request, whose body stands in the key.
  let words: FormWords?
  private let taken = Mutex(false)

  init(_ key: FormKey, saying words: FormWords? = nil) {
    self.key = key
    self.words = words
  }

  var isTaken: Bool { taken.withLock { $0 } }

  func markTaken() { taken.withLock { $0 = true } }
}
