"""The whole system on one machine: embedded services, a process supervisor and the `deckflow` command."""
