"""Keys of what a brochure's files, its fit and its layout follow from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.jobs.scope import Scoper

if TYPE_CHECKING:
    from foldwell.jobs.inputs import Inputs
    from foldwell.jobs.plan import Job
    from foldwell.model.brochure import Profile
    from foldwell.pipeline import Order
    from foldwell.read.shelf import Shelf


class Keys:
    """The keys of the brochures of one order, from the inputs as they were seen at one moment."""

    def __init__(self, inputs: Inputs, shelf: Shelf, order: Order, profile: Profile) -> None:
        self._inputs, self._order, self._profile = inputs, order, profile
        self._scoper = Scoper(shelf)
        self._files: dict[Job, str] = {}
        self._grounds: dict[str, str] = {}

    def stored_name(self, job: Job) -> str:
        """What a brochure of this order is remembered under."""
        return f"{job.name} {describe_order(self._order, self._profile)}"

    def files(self, job: Job) -> str:
        """Of its inputs, as they were when it was first asked for: before any of them was read."""
        if job not in self._files:
            scopes = self._scoper.find(job, self._order)
            self._files[job] = self._inputs.key(scopes.files, self.stored_name(job))
        return self._files[job]

    def fit(self, job: Job) -> str:
        """Of what its fit follows from, for whatever medium."""
        scopes = self._scoper.find(job, self._order)
        setting = " stamped" if self._order.stamp else ""
        return self._inputs.key(scopes.fit, f"{job.name} {self._order.ink} {self._profile}{setting}")

    def ground(self, job: Job) -> str:
        """Of what its layout follows from beside the brochure itself; empty where its own files have mistakes."""
        scope = self._scoper.find(job, self._order).ground
        if scope is None:
            return ""
        told = repr(sorted((kind, sorted(names)) for kind, names in scope.shown.items()))
        if told not in self._grounds:
            self._grounds[told] = self._inputs.key(scope, "ground")
        return self._grounds[told]


def describe_order(order: Order, profile: Profile) -> str:
    """What is wanted, in a form that tells two orders apart."""
    options = [",".join(order.media), order.ink, profile]
    options += ["turn-back"] if order.turn_back else []
    options += ["grey-proof"] if order.grey_proof else []
    options += [f"print-shop={order.print_shop}"] if order.print_shop else []
    options += ["stamped"] if order.stamp else []
    options += ["checked-whole"] if order.stamp and order.check_whole else []
    return " ".join(options)
