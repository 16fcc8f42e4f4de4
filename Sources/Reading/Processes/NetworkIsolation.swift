import Subprocess
import Synchronization

/// Takes the network away from a tool, where the kernel lets an ordinary process do that.
final class NetworkIsolation: Sendable {
  static let shared = NetworkIsolation()

  private let known = Mutex<[String]?>(nil)

  /// The words to put before a command; none where isolation is not to be had. Tried once.
  func prefix() async -> [String] {
    if let words = known.withLock({ $0 }) { return words }
    let words = await probe()
    known.withLock { $0 = words }
    return words
  }

  private func probe() async -> [String] {
    guard let unshare = ExecutableSearch.path(of: "unshare"),
      let nothing = ExecutableSearch.path(of: "true")
    else { return [] }
    let options = ["--map-current-user", "--net", "--"]
    let trial = try? await Subprocess.run(
      .name("sh"),
      arguments: Arguments(["-c", "exec \"$0\" \"$@\"", unshare] + options + [nothing]),
      output: .discarded, error: .discarded)
    guard let trial, case .exited(0) = trial.terminationStatus else { return [] }
    return [unshare] + options
  }
}
