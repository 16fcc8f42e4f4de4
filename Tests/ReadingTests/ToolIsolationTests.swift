import Foundation
import Testing

@testable import Reading

@Suite struct ToolIsolationTests {
  @Test func `A tool sees the paper it is given and no other file`() async throws {
    guard await ToolIsolation.shared.level() == .filesAndNetwork else {
      // The kernel of this machine does not let an ordinary process hide files.
      return
    }
    let folder = try TemporaryFolder()
    let (paper, secret) = (folder.path + "/paper", folder.path + "/secret")
    try Data("what is given".utf8).write(to: URL(fileURLWithPath: paper))
    try Data("what is not".utf8).write(to: URL(fileURLWithPath: secret))
    let result = try await LimitedProcess(
      tool: "cat", arguments: ["-", secret, "/proc/self/environ"], limits: ReadLimits(),
      outputLimit: 1 << 20
    ).run(on: paper)
    #expect(String(decoding: result.output, as: UTF8.self) == "what is given")
    #expect(result.exitCode == 1)
  }

  @Test func `What was covered cannot be uncovered`() async throws {
    guard await ToolIsolation.shared.level() == .filesAndNetwork else { return }
    let folder = try TemporaryFolder()
    let paper = folder.path + "/paper"
    try Data().write(to: URL(fileURLWithPath: paper))
    let result = try await LimitedProcess(
      tool: "umount", arguments: ["/proc"], limits: ReadLimits(), outputLimit: 1 << 20
    ).run(on: paper)
    #expect(result.exitCode != 0)
  }
  @Test func `A tool is killed when whoever started it ends`() async throws {
    guard await ToolIsolation.shared.level() == .filesAndNetwork else { return }
    let folder = try TemporaryFolder()
    let paper = folder.path + "/paper"
    try Data().write(to: URL(fileURLWithPath: paper))
    // PR_GET_PDEATHSIG: the signal that it gets then.
    let script = """
      import ctypes
      signal = ctypes.c_int()
      ctypes.CDLL(None).prctl(2, ctypes.byref(signal))
      print(signal.value)
      """
    let result = try await LimitedProcess(
      tool: PlanReader().python, arguments: ["-I", "-c", script], limits: PlanReader().limits,
      outputLimit: 1 << 20
    ).run(on: paper)
    #expect(String(decoding: result.output, as: UTF8.self) == "\(SIGKILL)\n")
  }
}
