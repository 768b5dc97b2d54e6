import time
from itertools import groupby
from projections.replay import differences
from tests.projecting.town import *
def test_speed(lived):
    per = {c: lived.log.read(c) for c in LIVES}
    n = sum(map(len, per.values())); i = 0
    t=time.perf_counter()
    while n < 20000:
        i += 1
        for c, facts in per.items():
            v = 0
            for k, g in groupby(facts, key=lambda s: s.fact.stamp.command):
                g = list(g)
                st = g[0].fact.stamp.model_copy(update={"command": f"{i}{k}"})
                lived.log.append(f"{c}-{i}", v, [s.fact.event for s in g], st, number_prefix=None)
                v += len(g)
            n += v
    print("\nappended", n, time.perf_counter()-t)
    t=time.perf_counter()
    c=lived.catch_up(); d=time.perf_counter()-t
    print("drained", c, d, c/d, "facts/s into three models")
    t=time.perf_counter(); 
    for today in (date(2026,3,1),): w=lived.answers.worklist(today)
    print("worklist rows", len(w), time.perf_counter()-t)
    t=time.perf_counter(); w=lived.answers.worklist(today, limit=50); print("worklist 50", time.perf_counter()-t)
    t=time.perf_counter(); w=lived.answers.register(today); print("register", len(w), time.perf_counter()-t)
    t=time.perf_counter(); w=lived.answers.case("together-5", today); print("case", time.perf_counter()-t)
    t=time.perf_counter(); w=differences(lived.dsn, lived.log, RULEBOOK); print("differences", w, time.perf_counter()-t)
    import cProfile,pstats
    from projections.schema import forget
    from projections.models import MODELS
    for m in MODELS: forget(lived.dsn,m)
    p=cProfile.Profile(); p.enable(); lived.catch_up(); p.disable()
    pstats.Stats(p).sort_stats("cumtime").print_stats(40)
    # latency
    import threading
    stop=threading.Event()
    with lived.projector() as pr:
        th=threading.Thread(target=pr.run,args=(stop,)); th.start()
        lived.answers.wait_until(lived.log.last_position(), 30)
        ls=[]
        for k in range(100):
            pos=lived.does(f"lat-{k}","receive-initiative"); t=time.perf_counter()
            assert lived.answers.wait_until(pos,10); ls.append(time.perf_counter()-t)
        stop.set(); th.join()
    ls.sort(); print("append to visible p50 ms", ls[50]*1000, "p95", ls[95]*1000)
