"""Adding articles: pasted, dropped, by address; told as it goes, stopped at a word, in the story as a whole or not at all."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from recoupe.app.web import log
from recoupe.app.web.desk import Desk, back_to, desk_of, say_for, session_of, show
from recoupe.app.web.entry import field, form_of
from recoupe.app.web.jobs import Job, new_folder, new_job
from recoupe.app.web.shelf import Held
from recoupe.app.web.stacks import Stacks
from recoupe.app.web.worker import Made, Order
from recoupe.engine.settings import RunSettings
from recoupe.records import UNCORRECTED, ArticleId, Dossier, RecoupeError, content_id, hash_text

BEAT_S = 0.2
"""Seconds between two looks at a job: news a person sees at once, and five looks a second cost nothing."""
PARTED = "\n=====\n"
"""What parts two articles pasted together."""
MOST_TEXTS, MOST_ADDRESSES = 100, 200
STREAM_S = 600.0
"""Seconds one stream of events lasts at most; a browser asks again."""


async def add(request: Request) -> Response:
    """Take what a form gives and have it read."""
    form = await form_of(request, files=True)
    desk = desk_of(request)
    story = field(form, "story", 64)
    if story and desk.shelf.get(story) is None:
        raise HTTPException(409 if desk.shelf.knows(story) else 404)
    folder = new_folder()
    names = [*await _uploads(form, folder), *_pasted(form, folder, desk.shelf.get(story)), *_addresses(form)]
    if not names:
        folder.rmdir()
        raise HTTPException(400, say_for(request).say("add.nothing"))
    shown = ", ".join(name.removeprefix(f"{folder}/") for name in names)[:300]
    job = new_job(story, shown, folder)
    return _started(desk, job, tuple(names))


async def demo(request: Request) -> Response:
    """The invented story, in one click; once it is there, the click leads to it."""
    await form_of(request)
    desk = desk_of(request)
    story = content_id("desk-story", "demo")
    if desk.shelf.get(story) is not None:
        return RedirectResponse(f"/s/{story}", 303)
    waiting = next((job for job in desk.jobs if job.story == story and not job.over), None)
    if waiting is not None:
        return RedirectResponse(f"/jobs/{waiting.id}", 303)
    folder = new_folder()
    shipped = files("recoupe") / "app" / "web" / "demo"
    for path in shipped.iterdir():
        if path.name.endswith((".txt", ".html")):
            (folder / path.name).write_bytes(path.read_bytes())
    return _started(desk, new_job(story, say_for(request).say("home.demo"), folder), (str(folder),))


async def gather(request: Request) -> Response:
    """Make a story of articles the library has, and open it."""
    form = await form_of(request)
    desk = desk_of(request)
    chosen = [ArticleId(str(one)) for one in form.getlist("article") if str(one).isalnum()][:MOST_TEXTS]
    if not chosen or not isinstance(desk.shelf, Stacks):
        raise HTTPException(400, say_for(request).say("add.nothing"))
    story = content_id("desk-story", *sorted(chosen))
    await run_in_threadpool(desk.shelf.gather, story, chosen, session_of(request).who)
    return RedirectResponse(f"/s/{story}", 303)


def _started(desk: Desk, job: Job, names: tuple[str, ...]) -> Response:
    """Start a job that adds articles, and lead to its page."""
    try:
        desk.jobs.add(job, lambda: order_for(desk, job, names), lambda job, made: place(desk, job, made))
    except RecoupeError as trouble:
        raise HTTPException(503, str(trouble)) from trouble
    return RedirectResponse(f"/jobs/{job.id}", 303)


def order_for(desk: Desk, job: Job, names: tuple[str, ...]) -> Order:
    """What is to be done, with the story as it is when the job starts."""
    held = desk.shelf.get(job.story)
    known = log.standing(held.log if held else ())
    settings = RunSettings(reading=desk.settings.reading, corrections=known.corrections)
    pages, faults = (held.pages, held.dossier.faults) if held else ((), ())
    kept = tuple(fault for fault in faults if fault.code.startswith("read."))
    order = Order(settings, pages, names, str(job.folder or ""), tuple(known.given.values()), faults=kept)
    return replace(order, library=desk.shelf.path)


def place(desk: Desk, job: Job, made: Made) -> Held | None:
    """Put what a job made into its story; a story nobody has yet is named after its first articles."""
    held = desk.shelf.get(job.story) if job.story else None
    before = {(fault.code, fault.subject) for fault in held.dossier.faults} if held else set()
    job.faults = tuple(fault for fault in made.dossier.faults if (fault.code, fault.subject) not in before)
    if not made.dossier.notes or (held is not None and made.new == 0):
        return None
    if held is None:
        name = job.story or content_id("desk-story", *(page.sha256 for page in made.pages))
        return desk.shelf.put(Held(name, made.pages, made.dossier))
    return desk.shelf.put(replace(held, pages=made.pages, dossier=_with_newest(desk, held, made)))


def _with_newest(desk: Desk, held: Held, made: Made) -> Dossier:
    """The dossier made, linked again with what people said while it was being made."""
    settings = RunSettings(reading=desk.settings.reading, corrections=log.standing(held.log).corrections)
    if settings.corrections == UNCORRECTED:
        return made.dossier
    return desk.jobs.linker.do(Order(settings, notes=made.dossier.notes, faults=made.dossier.faults), lambda *_: None).dossier


async def _uploads(form: FormData, folder: Path) -> list[str]:
    """The files of a form, in a folder of ours; their names keep their letters and lose their folders."""
    names = []
    for n, file in enumerate(form.getlist("files")):
        if isinstance(file, UploadFile) and file.filename:
            path = folder / _file_name(file.filename, n)
            if path.exists():
                path = folder / f"{n}-{path.name}"
            with path.open("wb") as out:
                while part := await file.read(1 << 20):
                    await run_in_threadpool(out.write, part)
            names.append(str(path))
    return names


def _file_name(given: str, n: int) -> str:
    """A name of a file as it was given, without a way out of the folder."""
    last = given.replace("\\", "/").rpartition("/")[2]
    kept = "".join(char if char.isalnum() or char in " ._-()" else "_" for char in last).strip(" .")[-100:]
    return kept or f"file-{n + 1}"


def _pasted(form: FormData, folder: Path, held: Held | None) -> Iterator[str]:
    """The texts pasted, one file each, named by their first line; what is pasted twice is told by its bytes."""
    value = form.get("text", "")
    whole = (value if isinstance(value, str) else "").replace("\r\n", "\n")
    taken = {page.source for page in held.pages} if held else set()
    for text in whole.split(PARTED)[:MOST_TEXTS]:
        if text.strip():
            first = text.strip().partition("\n")[0]
            stem = "-".join("".join(char if char.isalnum() else " " for char in first).lower().split()[:6])[:60] or "text"
            name = f"{stem}.txt" if f"{stem}.txt" not in taken else f"{stem}-{hash_text(text)[:6]}.txt"
            taken.add(name)
            (folder / name).write_text(text.strip("\n") + "\n", encoding="utf-8", newline="\n")
            yield str(folder / name)


def _addresses(form: FormData) -> Iterator[str]:
    """The addresses given, one a line; anything else is left to `read`, which says what is wrong with it."""
    for line in field(form, "urls", 40_000).splitlines()[:MOST_ADDRESSES]:
        address = line.strip()
        if address.lower().startswith(("http://", "https://")):
            yield address
        elif address and "." in address and " " not in address and "/" not in address.partition(".")[0]:
            yield f"https://{address}"


def _job(request: Request) -> Job:
    job = desk_of(request).jobs.get(request.path_params["job"])
    if job is None:
        raise HTTPException(404)
    return job


async def job_page(request: Request) -> Response:
    """How far a job is; once it is done, its story."""
    job = _job(request)
    wanted = request.query_params.get("to", "")
    if job.state == "done" and (job.opens or not job.faults) and "stay" not in request.query_params:
        if job.goal:
            return back_to(job.goal)
        root = f"/s/{job.story}"
        return back_to(wanted if wanted.startswith((f"{root}/", f"{root}?")) else root)
    return show(
        request,
        "job.html.j2",
        job=job,
        wanted=wanted,
        screen="job",
        story_there=desk_of(request).shelf.get(job.story) is not None,
    )


async def job_events(request: Request) -> Response:
    """The same, as server-sent events."""
    job, phrases = _job(request), say_for(request)

    async def events() -> AsyncIterator[str]:
        seen, waited = -1, 0.0
        while waited < STREAM_S:
            if job.beat != seen or job.over:
                seen = job.beat
                steps = [
                    {"name": phrases.say(f"job.{stage}"), "done": done, "total": total}
                    for stage, (done, total) in list(job.told.items())
                ]
                told = {"state": job.state, "steps": steps, "words": phrases.say(f"job.{job.state}")}
                yield f"data: {json.dumps(told)}\n\n"
            if job.over or await request.is_disconnected():
                return
            await asyncio.sleep(BEAT_S)
            waited += BEAT_S

    return StreamingResponse(events(), media_type="text/event-stream", headers={"cache-control": "no-store"})


async def cancel(request: Request) -> Response:
    """Stop a job."""
    await form_of(request)
    job = _job(request)
    await run_in_threadpool(desk_of(request).jobs.cancel, job)
    return RedirectResponse(f"/jobs/{job.id}?stay=1", 303)
