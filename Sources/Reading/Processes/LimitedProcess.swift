import Subprocess
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A tool run on one file as a process of its own that cannot do harm: limited in memory, processor
/// time, time on the clock and output; without a core dump, without the network and without other
/// files where the kernel allows that (``ToolIsolation``), and with the file as its standard input.
struct LimitedProcess: Sendable {
  var tool: String
  var arguments: [String]
  var limits: ReadLimits
  var outputLimit: Int
  /// Bytes the tool may write to files: none, but for tools that keep caches.
  var fileBytesWritten = 0

  struct Result: Sendable {
    var output: [UInt8]
    /// The first few thousand bytes of standard error.
    var complaints: String
    /// Nil where a signal ended the tool.
    var exitCode: Int?
  }

  enum Failure: Error {
    case outputLimit, wallTime
    case missing(tool: String)
    case failed(reason: String)
  }

  /// Runs the tool with a file as its standard input.
  func run(on path: String) async throws(Failure) -> Result { try await run(on: PaperPath(path)) }

  /// As `run(on:)` with a path of any bytes.
  func run(on path: PaperPath) async throws(Failure) -> Result {
    guard let executable = ExecutableSearch.path(of: tool) else { throw .missing(tool: tool) }
    guard let shell = ExecutableSearch.path(of: "sh") else { throw .missing(tool: "sh") }
    let wrapping = await ToolIsolation.shared.wrapping(for: executable)
    // The shell limits itself and opens the file before anything is taken away, and becomes the
    // tool.
    let words =
      ["-c", "\(shellLimits)c=$1; shift; exec \"$@\" < \"$0\" 3< \"$c\""].map { Array($0.utf8) }
      + [absolute(path)]
      + ([wrapping.covers?.path ?? "/dev/null"] + wrapping.words + [executable] + arguments)
      .map { Array($0.utf8) }
    // Words of bytes are handed over as they are, so their ends must be marked.
    defer { withExtendedLifetime(wrapping) {} }
    return try await raced(words.map { $0 + [0] }, shell: shell)
  }

  /// The limits in the units of `ulimit`: kilobytes of memory, seconds, blocks of 512 bytes. Where
  /// one cannot be set, the tool is not run.
  private var shellLimits: String {
    let limits = [
      ("v", limits.addressSpace / 1024), ("t", limits.processorSeconds), ("c", 0),
      ("f", fileBytesWritten / 512), ("n", 64),
    ]
    return limits.map { "ulimit -\($0) \($1) || exit 126; " }.joined()
  }

  private func absolute(_ path: PaperPath) -> [UInt8] {
    path.bytes.first == 0x2F ? path.bytes : Array("./".utf8) + path.bytes
  }

  /// What the tool may know of our surroundings: where programs are and what letters mean. Keys and
  /// addresses in our own variables are none of its business.
  private var surroundings: Environment {
    var kept: [Environment.Key: String] = ["LC_ALL": "C.UTF-8"]
    for name in ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"] {
      if let value = getenv(name) {
        kept[Environment.Key(stringLiteral: name)] = String(cString: value)
      }
    }
    return .custom(kept)
  }

  private enum Step: Sendable {
    case done(Result)
    case late
  }

  private func raced(_ words: [[UInt8]], shell: String) async throws(Failure) -> Result {
    do {
      return try await withThrowingTaskGroup(of: Step.self) { group in
        group.addTask { .done(try await launch(words, shell: shell)) }
        group.addTask {
          try await Task.sleep(for: limits.wallTime)
          return .late
        }
        defer { group.cancelAll() }
        switch try await group.next() {
        case .done(let result)?: return result
        case .late?, nil: throw Failure.wallTime
        }
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .failed(reason: "\(error)")
    }
  }

  private func launch(_ words: [[UInt8]], shell: String) async throws -> Result {
    var options = PlatformOptions()
    // A session of its own, so that whatever the tool starts goes when it goes.
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
    ]
    let limit = outputLimit
    let execution = try await Subprocess.run(
      .path(FilePath(shell)), arguments: Arguments(words), environment: surroundings,
      platformOptions: options,
      input: .none,
      output: .sequence, error: .sequence
    ) { process in
      async let complaints = LimitedProcess.complaints(process.standardError)
      do {
        let output = try await LimitedProcess.bytes(process.standardOutput, limit: limit)
        return (output, try await complaints)
      } catch {
        // Whatever went wrong here, nothing of the tool may be left running.
        try? process.send(signal: .kill, toProcessGroup: true)
        throw error
      }
    }
    var code: Int?
    if case .exited(let value) = execution.terminationStatus { code = Int(value) }
    let (output, complaints) = execution.closureResult
    return Result(output: output, complaints: complaints, exitCode: code)
  }

  private static func bytes(
    _ sequence: SubprocessOutputSequence, limit: Int
  ) async throws -> [UInt8] {
    var out: [UInt8] = []
    for try await chunk in sequence {
      chunk.withUnsafeBytes { out.append(contentsOf: $0) }
      if out.count > limit { throw Failure.outputLimit }
    }
    return out
  }

  private static func complaints(_ sequence: SubprocessOutputSequence) async throws -> String {
    var out: [UInt8] = []
    for try await chunk in sequence where out.count < 4000 {
      chunk.withUnsafeBytes { out.append(contentsOf: $0.prefix(4000)) }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
