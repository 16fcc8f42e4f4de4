import Subprocess
import Synchronization

/// Takes from a tool what it needs for nothing: the network, and every file but the system's own (programs,
/// libraries, fonts, settings). It is given its paper as standard input. How much of that the kernel lets an
/// ordinary process do is tried once.
final class ToolIsolation: Sendable {
  static let shared = ToolIsolation()

  enum Level: Sendable {
    case filesAndNetwork
    case network
    case none
  }

  private let known = Mutex<Level?>(nil)

  func level() async -> Level {
    if let level = known.withLock({ $0 }) { return level }
    let level = await probe()
    known.withLock { $0 = level }
    return level
  }

  /// The words to put before a command; none where isolation is not to be had.
  func prefix(for executable: String) async -> [String] {
    Self.prefix(await level(), for: executable)
  }

  private static func prefix(_ level: Level, for executable: String) -> [String] {
    guard let unshare = ExecutableSearch.path(of: "unshare"),
      let shell = ExecutableSearch.path(of: "sh")
    else { return [] }
    switch level {
    case .filesAndNetwork:
      let folder = "/" + (executable.split(separator: "/").first ?? "usr")
      return [
        unshare, "--map-root-user", "--mount", "--net", "--", shell, "-c", script, folder,
      ]
    case .network: return [unshare, "--map-current-user", "--net", "--"]
    case .none: return []
    }
  }

  /// Lays an empty folder over every folder with something in it, in a name space of the tool's own, gives up the
  /// right to take it away again, and becomes the tool. $0 is the top folder of the tool itself. What
  /// cannot be listed is covered too. Fonts are found by a cache under /var.
  private static let script = """
    for d in /* /var/*; do
      case $d in /usr|/bin|/sbin|/lib*|/etc|/dev|/var|/var/cache|"$0") continue;; esac
      [ -d "$d" ] && [ ! -L "$d" ] || continue
      if [ -r "$d" ]; then
        for e in "$d"/* "$d"/.[!.]*; do [ -e "$e" ] && break; done
        [ -e "$e" ] || continue
      fi
      mount -n -t tmpfs -o size=4k,mode=755 none "$d" || exit 126
    done
    cd / && exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
    """

  private func probe() async -> Level {
    guard let nothing = ExecutableSearch.path(of: "true") else { return .none }
    for level in [Level.filesAndNetwork, .network] {
      let words = Self.prefix(level, for: nothing)
      guard !words.isEmpty else { return .none }
      let trial = try? await Subprocess.run(
        .name("sh"), arguments: Arguments(["-c", "exec \"$0\" \"$@\""] + words + [nothing]),
        output: .discarded, error: .discarded)
      if let trial, case .exited(0) = trial.terminationStatus { return level }
    }
    return .none
  }
}
