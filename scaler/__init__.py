"""What starts and stops replicas: snapshot, policy, provider, ledger and the simulation that proves the policy."""
