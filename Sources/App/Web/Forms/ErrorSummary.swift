import Kernel
import Markup

/// Everything that is wrong with a form, above it, each line leading to its field.
public struct ErrorSummary {
  let problems: [Problem]

  /// For pages that lay out their own form.
  public static func of(_ problems: [Problem]) -> HTML { ErrorSummary(problems: problems).html }

  var html: HTML {
    if problems.isEmpty { return HTML() }
    return div(
      .class("error-summary"), .role("alert"), .id("problems"), .tabindex(-1), .autofocus,
      .aria("labelledby", "problems-title")
    ) {
      h2(title, .id("problems-title"))
      ul {
        for problem in wrong { li { line(problem) } }
      }
      for problem in problems where problem.isAdvice { p { line(problem) } }
    }
  }

  private var wrong: [Problem] { problems.filter { !$0.isAdvice } }

  private var title: String {
    let count = wrong.count
    return count <= 1 ? "There is a problem" : "There are \(count) problems"
  }

  private func line(_ problem: Problem) -> HTML {
    guard let field = problem.field else { return HTML(problem.message) }
    return a(problem.message, .href(WebAddress("#" + field)))
  }
}
