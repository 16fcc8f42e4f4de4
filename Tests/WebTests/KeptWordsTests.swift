import Markup
import Storage
import Testing

@testable import Web

@Suite struct KeptWordsTests {
  private func page(_ fields: [(String, String)]) -> String {
    let form = Form(fields.map { (name: $0.0, value: $0.1) })
    return String(decoding: KeptWords(form: form).html.rendered(), as: UTF8.self)
  }

  @Test func `What was typed stands under the words of its page`() {
    let text = page([
      ("_label", "whatWillBeDone:What will be done: the work itself"),
      ("whatWillBeDone", "See <every> child"), ("_label", "delivery:The work is"),
      ("delivery", "inProgress"),
    ])
    #expect(text.contains(">What will be done: the work itself</label>"))
    #expect(text.contains("See &lt;every&gt; child"))
    #expect(text.contains(">The work is</label>") && text.contains(">in progress</textarea>"))
    #expect(!text.contains("whatWillBeDone"))
  }

  @Test func `A date is one answer, as are several boxes`() {
    let text = page([
      ("_label", "due:When is it due?"), ("due", "31"), ("due-month", "11"), ("due-year", "2013"),
      ("_label", "kinds:Kinds"), ("kinds", "strength"), ("kinds", "good_practice"),
    ])
    #expect(text.contains(">31 11 2013</textarea>"))
    #expect(text.contains(">strength, good practice</textarea>"))
    #expect(text.ranges(of: "<textarea").count == 2)
  }

  @Test func `What the page put there itself, secrets and identifiers are not given back`() {
    let id = ID<Form>().text
    let text = page([
      ("version", "3"), ("another", "yes"), ("_label", "owner:Owner"), ("owner", "post:\(id)"),
      ("_label", "plan:Plan"), ("plan", id), ("_secret", "new"), ("_label", "new:New password"),
      ("new", "orchard kettle summit"), ("_label", "empty:Nothing"), ("empty", ""),
    ])
    #expect(text.isEmpty)
  }
}
