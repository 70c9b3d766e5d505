"""FastAPI and Celery on Redis, with status polling: https://docs.celeryq.dev and https://fastapi.tiangolo.com."""

import os
import time

from celery import Celery
from celery.result import AsyncResult
from fastapi import FastAPI
from pydantic import BaseModel

celery = Celery("community", broker=os.environ["REDIS_URL"], backend=os.environ["REDIS_URL"])
app = FastAPI()


class Input(BaseModel):
    productName: str
    maxReviews: int = 200
    events: int = 0
    interval: float = 0


@celery.task(bind=True)
def collect(self, product_name: str, max_reviews: int, events: int = 0, interval: float = 0):
    for i in range(events):
        meta = {"found": i, "fraction": i / events}
        if interval:
            time.sleep(interval)
            meta["message"] = f"sent {time.monotonic_ns()} ns"
        self.update_state(state="PROGRESS", meta=meta)
    return {"count": max_reviews}


@app.post("/tasks")
def start(input: Input):
    return {"taskId": collect.delay(input.productName, input.maxReviews, input.events, input.interval).id}


@app.get("/tasks/{task_id}")
def status(task_id: str):
    result = AsyncResult(task_id, app=celery)
    return {"taskId": task_id, "status": result.status, "result": result.info}
