import Kernel
import Storage

extension ImprovementPlanSlice {
  /// The work that comes round: reminders every five minutes, of which one round a day tells
  /// people; and the mail that it makes.
  ///
  /// - Parameters:
  ///   - address: where people reach the service, for links in messages.
  ///   - send: hands a message on; nil when no mail is sent, and people read it in the service
  ///     only.
  public func jobs(
    address: String,
    send: (@Sendable (_ message: MailMessage) async throws -> Void)?
  ) -> [Job] {
    let (hasMail, elsewhere) = (send != nil, elsewhere)
    var jobs = [
      Job("reminders", every: 300) { turn in
        try await SendReminders(
          turn: turn, address: hasMail ? address : nil, elsewhere: elsewhere)()
      }
    ]
    if let send {
      jobs.append(
        Job("mail", every: 60) { turn in
          let world = turn.world
          let quiet = try await world.store.read { try ReminderSettings(world.authority, $0).quiet }
          if !quiet.isQuiet(world.now().inLondon) { try await SendMail(world, by: send)() }
        })
    }
    return jobs
  }
}
