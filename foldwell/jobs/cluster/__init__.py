"""Makes brochures on many hosts, with dask.distributed: the optional extra `cluster`."""
