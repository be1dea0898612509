"""What people see: upload, progress, results, and the JSON API. It decides nothing about a pipeline and owns no table.

Start reading at `create_app`; `guards` says which requests are let in, `errors` what the others are told.
"""

from flask import Flask
from flask_wtf import CSRFProtect  # type: ignore[import-untyped]

from pipeline import logs
from pipeline.settings import Settings, get_settings
from webapp import api, errors, guards, health, pages, words


def create_app(settings: Settings | None = None) -> Flask:
    """The Flask application. Without `settings`, those of the process are used; no connection is made here."""
    settings = settings or get_settings()
    logs.configure(settings)
    app = Flask(__name__)
    app.config.from_mapping(
        DECKFLOW=settings,
        SECRET_KEY=guards.secret_key(settings),
        MAX_CONTENT_LENGTH=guards.FORM_BYTES,
        MAX_FORM_PARTS=guards.MAX_FILES + 10,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # A page may stay open for a day before its form is sent; the token ends with the session.
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    guards.install(app)
    # After the guards: reading the token reads the whole form, whose size must be limited before.
    CSRFProtect(app).exempt(api.blueprint)
    errors.install(app)
    words.install(app)
    for module in (pages, api, health):
        app.register_blueprint(module.blueprint)
    return app
