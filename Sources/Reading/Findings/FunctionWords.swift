/// Words that hold sentences together and link no two of them.
enum FunctionWords {
  static let table = StemTable(
    phrases(list).flatMap { WordStream($0).words.map(\.stem) })

  private static let list = """
    a, an, and, are, as, at, be, been, being, by, can, do, does, for, from, has, have, how, in,
    into, is, it, its, must, of, on, or, should, so, such, than, that, the, their, them, then,
    there, these, they, this, those, through, to, was, were, what, when, where, whether, which,
    who, whose, will, with, within, would, all, any, both, each, every, more, most, not, other,
    some, including, ensure, improve, improvement, local, authority, children, child, young, people
    """
}
