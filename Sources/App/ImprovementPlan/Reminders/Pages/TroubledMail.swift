import Kernel
import Markup
import Web

/// Messages that were not sent at the first try, or at all, with why.
public struct TroubledMail {
  let mail: [Mail]

  public init(_ mail: [Mail]) { self.mail = mail }

  public var html: HTML {
    dataTable(
      "Messages, the latest first", isCaptionHidden: true,
      columns: ["To", "Made", "State", "Why"],
      rows: mail.map { one in
        [
          HTML("\(one.toName), \(one.toAddress)"), HTML(one.madeAt.forTables),
          one.state == .givenUp
            ? tag("Given up", .urgent)
            : HTML("tried \(Words.count(one.attempts, "time")); again \(one.nextAt.forTables)"),
          HTML(one.problem),
        ]
      })
  }
}
