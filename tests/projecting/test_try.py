def test_look(lived):
    print(lived.catch_up())
    for case in ("together","untreated","corrected","late","taken-back","contributed","forwarded","withdrawn","ended","supported"):
        from datetime import date
        f = lived.answers.case(case, date(2026,3,1))
        print(f.number, f.stage_label, f.outcome, f.title, f.handler)
        for l in f.story: print("  ", l.version, l.by, "|", l.text)
    for w in lived.answers.worklist(date(2026,3,1)): print(w)
    for w in lived.answers.register(date(2026,3,1)): print(w)
    with lived.projector() as p: print(p.positions(), p.faults())
    from projections.replay import differences
    from domain.rulebook import Rulebook
    print(differences(lived.dsn, lived.log, Rulebook.read()))
