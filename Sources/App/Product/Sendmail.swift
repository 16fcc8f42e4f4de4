import Foundation
import Kernel
import Subprocess

/// Hands messages to a command that speaks as `sendmail -t` does: the message on its standard
/// input, zero when it has taken it.
///
/// Set by `GOLDTHREAD_SENDMAIL`, the command with its arguments ("/usr/sbin/sendmail -t"), and
/// `GOLDTHREAD_MAIL_FROM`, the address that messages come from. Without them no mail is sent, and
/// people read their reminders in the service.
public struct Sendmail: Hashable, Sendable {
  public static let commandVariable = "GOLDTHREAD_SENDMAIL"
  public static let senderVariable = "GOLDTHREAD_MAIL_FROM"
  /// Where people reach the service, for links in messages: "https://goldthread.example".
  public static let addressVariable = "GOLDTHREAD_ADDRESS"

  let command: [String]
  let sender: String
  /// Seconds that the command may take.
  var patience: Int = 60

  init(command: [String], sender: String, patience: Int = 60) {
    self.command = command
    self.sender = sender
    self.patience = patience
  }

  /// As the environment sets it; nil when it sets none.
  ///
  /// - Throws: ``ConfigurationProblem`` when half of it is missing.
  public static func configured(by environment: [String: String]) throws -> Sendmail? {
    let command = (environment[commandVariable] ?? "").split(separator: " ").map(String.init)
    guard !command.isEmpty else { return nil }
    guard let sender = environment[senderVariable], sender.contains("@") else {
      throw ConfigurationProblem(
        "\(commandVariable) is set but \(senderVariable) names no e-mail address; set the address that messages come from"
      )
    }
    return Sendmail(command: command, sender: sender)
  }

  /// - Throws: ``MailProblem`` in a sentence, when the message was not taken.
  public func send(_ message: MailMessage) async throws {
    let text = try message.text(from: sender)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await handOver(text) }
      group.addTask {
        try await Task.sleep(for: .seconds(patience))
        throw MailProblem("'\(command[0])' did not end within \(patience) seconds")
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// The shell takes the whole message before the command is begun: a command that ends without
  /// reading breaks the shell's pipe and not ours, which would be the end of this process.
  private static let script = #"m=$(cat) && printf '%s\n' "$m" | "$@""#

  private func handOver(_ text: String) async throws {
    var options = PlatformOptions()
    // A session of its own, so that whatever the command starts goes when it goes.
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
    ]
    let result: ExecutionResult<Void, DiscardedOutput, StringOutput<UTF8>>
    do {
      result = try await run(
        .name("sh"), arguments: Arguments(["-c", Self.script, "sh"] + command),
        environment: surroundings,
        platformOptions: options, input: .string(text), output: .discarded,
        error: .string(limit: 1 << 16))
    } catch let error as SubprocessError {
      throw MailProblem("'\(command[0])' could not be run: \(error)")
    }
    guard case .exited(0) = result.terminationStatus else {
      let words = result.standardError.prefix(300)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      throw MailProblem(
        "'\(command[0])' did not take it (\(result.terminationStatus))\(words.isEmpty ? "" : ": \(words)")"
      )
    }
  }

  /// Keys in our own variables are none of the command's business.
  private var surroundings: Environment {
    let known = ProcessInfo.processInfo.environment
    var kept: [Environment.Key: String] = ["LC_ALL": "C.UTF-8"]
    for name in ["PATH", "HOME", "TMPDIR"] {
      if let value = known[name] { kept[Environment.Key(stringLiteral: name)] = value }
    }
    return .custom(kept)
  }
}
