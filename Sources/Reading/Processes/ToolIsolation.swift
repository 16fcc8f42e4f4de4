import Subprocess
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Takes from a tool what it needs for nothing: the network, and every file but the system's own
/// (programs, libraries, fonts, settings). It is given its paper as standard input. How much of
/// that the kernel lets an ordinary process do is tried once.
final class ToolIsolation: Sendable {
  static let shared = ToolIsolation()

  enum Level: Sendable {
    case filesAndNetwork
    case network
    case none
  }

  /// What to put before a command.
  struct Wrapping: Sendable {
    /// The words to put before a command; none where isolation is not to be had.
    var words: [String] = []
    /// What the words expect at descriptor 3: the list of what is laid over what.
    var covers: CoverList?
  }

  /// The one trial, for whoever asks first and all who ask meanwhile.
  private let trial = Mutex<Task<Level, Never>?>(nil)
  private let covers = Mutex<CoverList?>(nil)

  func level() async -> Level {
    let trial = trial.withLock { trial in
      if let trial { return trial }
      let begun = Task { await probe() }
      trial = begun
      return begun
    }
    return await trial.value
  }

  func wrapping(for executable: String) async -> Wrapping {
    wrapping(await level(), for: executable)
  }

  private func wrapping(_ level: Level, for executable: String) -> Wrapping {
    guard let unshare = ExecutableSearch.path(of: "unshare") else { return Wrapping() }
    switch level {
    case .filesAndNetwork:
      guard let shell = ExecutableSearch.path(of: "sh"),
        let mount = ExecutableSearch.path(of: "mount"),
        let setpriv = ExecutableSearch.path(of: "setpriv"),
        let list = coverList(sparing: [executable, shell, mount, setpriv])
      else { return Wrapping() }
      return Wrapping(
        words: [
          unshare, "--map-root-user", "--mount", "--net", "--", shell, "-c", Self.script, mount,
          setpriv,
        ], covers: list)
    case .network: return Wrapping(words: [unshare, "--map-current-user", "--net", "--"])
    case .none: return Wrapping()
    }
  }

  /// The list for the folders as they are now; made anew when they have changed.
  private func coverList(sparing executables: [String]) -> CoverList? {
    let text = CoverList.text(sparing: executables)
    return covers.withLock { list in
      if list?.text != text { list = CoverList(text) }
      return list
    }
  }

  /// Lays an empty folder over every folder of the list, in a name space of the tool's own, gives
  /// up the right to take it away again, and becomes the tool. $0 is `mount`, $1 `setpriv`.
  ///
  /// The tool is killed when the thread that started it ends: that of `Subprocess`, which ends with
  /// our own process, however that is ended.
  private static let script = """
    "$0" -n -a -T /dev/fd/3 || exit 126
    cd / && p=$1; shift; cd / && exec "$p" --pdeathsig KILL --no-new-privs --bounding-set=-all \
      --inh-caps=-all -- "$@" 3<&-
    """

  private func probe() async -> Level {
    guard let nothing = ExecutableSearch.path(of: "true"),
      let shell = ExecutableSearch.path(of: "sh")
    else { return .none }
    for level in [Level.filesAndNetwork, .network] {
      let wrapping = wrapping(level, for: nothing)
      guard !wrapping.words.isEmpty else { continue }
      let trial = try? await Subprocess.run(
        .path(FilePath(shell)),
        arguments: Arguments(
          ["-c", "exec \"$@\" 3< \"$0\"", wrapping.covers?.path ?? "/dev/null"] + wrapping.words
            + [nothing]),
        output: .discarded, error: .discarded)
      if let trial, case .exited(0) = trial.terminationStatus { return level }
    }
    return .none
  }
}
