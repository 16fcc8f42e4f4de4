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
    case repeated(Address)
  }

  private enum Progress {
    case underWay(waiting: [CheckedContinuation<Address?, Never>])
    case led(to: Address)
  }

  /// How many forms are remembered here; older ones are looked up.
  static let memory = 10_000

  private let world: World
  private var progress: [FormKey: Progress] = [:]
  private var finished: [FormKey] = []
  private var unwritten: [(form: FormKey, location: String)] = []
  private var isWriting = false

  init(_ world: World) { self.world = world }

  /// Waits while the same form is being worked on; then says where it led, or that it is this one's
  /// turn.
  func begin(_ form: FormKey) async throws -> Standing {
    while true {
      switch progress[form] {
      case .led(let address): return .repeated(address)
      case .underWay: if let address = await outcome(of: form) { return .repeated(address) }
      case nil:
        progress[form] = .underWay(waiting: [])
        do {
          guard let address = try await written(form) else { return .first }
          end(form, ledTo: address)
          return .repeated(address)
        } catch {
          end(form, ledTo: nil)
          throw error
        }
      }
    }
  }

  /// The work is done and led to an address; nil when it was refused, and may be sent again.
  func end(_ form: FormKey, ledTo address: Address?) {
    var waiting: [CheckedContinuation<Address?, Never>] = []
    if case .underWay(let all) = progress[form] { waiting = all }
    progress[form] = address.map { .led(to: $0) }
    if address != nil { remember(form) }
    for one in waiting { one.resume(returning: address) }
  }

  /// Writes down where a form led, soon.
  func keep(_ form: FormKey, ledTo address: Address) {
    unwritten.append((form, address.description))
    guard !isWriting else { return }
    isWriting = true
    Task { await writeAll() }
  }

  private func outcome(of form: FormKey) async -> Address? {
    await withCheckedContinuation { continuation in
      guard case .underWay(let waiting) = progress[form] else {
        return continuation.resume(returning: nil)
      }
      progress[form] = .underWay(waiting: waiting + [continuation])
    }
  }

  private func written(_ form: FormKey) async throws -> Address? {
    let authority = world.authority
    let location = try await world.store.read { try $0.location(of: form, in: authority) }
    return location.flatMap { Address(local: $0) }
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
          for one in batch { try db.note(one.form, ledTo: one.location, in: authority) }
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
  private let taken = Mutex(false)

  init(_ key: FormKey) { self.key = key }

  var isTaken: Bool { taken.withLock { $0 } }

  func markTaken() { taken.withLock { $0 = true } }
}
